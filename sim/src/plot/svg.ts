/** Charts as SVG text: nothing but what the pages of docs/mechanism show. */
const WIDTH = 860;
const HEIGHT = 400;
const LEFT = 64;
const RIGHT = 268;
const TOP = 56;
const BOTTOM = 56;
/** Colours that colour-blind readers can tell apart (Okabe and Ito). */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#555555', '#000000'] as const;

/** A name and what it looks like; `dashed` lines are what one compares with. */
export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly dashed?: boolean;
}

export interface LineChart {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly series: readonly Series[];
  /** A straight line across at a limit. */
  readonly limits?: readonly { readonly y: number; readonly label: string }[];
  readonly marks?: readonly { readonly x: number; readonly label: string }[];
}

export interface BarChart {
  readonly title: string;
  readonly y: string;
  /** One bar a series in each group; `error` is one standard error. */
  readonly groups: readonly { readonly label: string; readonly bars: readonly { readonly value: number; readonly error?: number }[] }[];
  readonly series: readonly string[];
  readonly limits?: readonly { readonly y: number; readonly label: string }[];
}

export const lineChart = (chart: LineChart): string => {
  const points = chart.series.flatMap((series) => series.points);
  const xs = points.map(([x]) => x);
  const scale = scaleOf([...points.map(([, y]) => y), ...(chart.limits ?? []).map(({ y }) => y)]);
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  const across = (x: number): number => LEFT + ((x - low) / (high - low || 1)) * (WIDTH - LEFT - RIGHT);
  const curves = chart.series.map(({ points: list, dashed }, index) => {
    const path = list.map(([x, y]) => `${round(across(x))},${round(scale.at(y))}`).join(' ');
    return `<polyline points="${path}" fill="none" stroke="${colour(index)}" stroke-width="2"${dashed ? ' stroke-dasharray="5 4"' : ''}/>`;
  });
  const ticks = ticksOf(low, high).map((x) => text(across(x), HEIGHT - BOTTOM + 18, label(x), 'middle'));
  const marks = (chart.marks ?? []).map(
    ({ x, label: words }) =>
      `<line x1="${round(across(x))}" x2="${round(across(x))}" y1="${TOP}" y2="${HEIGHT - BOTTOM}" stroke="#999" stroke-dasharray="3 3"/>` +
      text(across(x) + 4, TOP + 12, words, 'start'),
  );
  const names = chart.series.map(({ name }) => name);
  return page(chart.title, chart.y, [
    ...scale.grid,
    ...limitsOf(chart.limits, scale),
    ...marks,
    ...curves,
    ...ticks,
    axisName(chart.x),
    ...legend(names),
  ]);
};

export const barChart = (chart: BarChart): string => {
  const values = chart.groups.flatMap(({ bars }) => bars.flatMap(({ value, error = 0 }) => [value + error, value - error]));
  const scale = scaleOf([0, ...values, ...(chart.limits ?? []).map(({ y }) => y)]);
  const room = (WIDTH - LEFT - RIGHT) / chart.groups.length;
  const drawn = chart.groups.flatMap(({ label: words, bars }, place) => {
    const width = (room * 0.8) / bars.length;
    const from = LEFT + room * (place + 0.1);
    return [
      ...bars.map((bar, index) => barOf(bar, from + index * width, width, colour(index), scale)),
      ...lines(words, room).map((line, row) => text(from + room * 0.4, HEIGHT - BOTTOM + 18 + 14 * row, line, 'middle')),
    ];
  });
  return page(chart.title, chart.y, [...scale.grid, ...drawn, ...limitsOf(chart.limits, scale), ...legend(chart.series)]);
};

interface Scale {
  readonly at: (y: number) => number;
  readonly grid: readonly string[];
}

const scaleOf = (values: readonly number[]): Scale => {
  const finite = values.filter(Number.isFinite);
  const [least, most] = [Math.min(...finite), Math.max(...finite)];
  const gap = (most - least || 1) * 0.06;
  const [low, high] = [least === 0 ? 0 : least - gap, most === 0 ? 0 : most + gap];
  const at = (y: number): number => HEIGHT - BOTTOM - ((y - low) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const grid = ticksOf(low, high).map(
    (y) =>
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${round(at(y))}" y2="${round(at(y))}" stroke="#e4e4e4"/>` +
      text(LEFT - 8, at(y) + 4, label(y), 'end'),
  );
  return { at, grid };
};

const barOf = ({ value, error = 0 }: { value: number; error?: number }, x: number, width: number, fill: string, { at }: Scale): string => {
  const [top, bottom] = [Math.min(at(value), at(0)), Math.max(at(value), at(0))];
  const middle = round(x + width / 2);
  const whisker =
    error > 0
      ? `<line x1="${middle}" x2="${middle}" y1="${round(at(value + error))}" y2="${round(at(value - error))}" stroke="#333"/>`
      : '';
  return `<rect x="${round(x)}" y="${round(top)}" width="${round(width - 1)}" height="${round(bottom - top)}" fill="${fill}"/>${whisker}`;
};

const limitsOf = (limits: LineChart['limits'], { at }: Scale): string[] =>
  (limits ?? []).map(
    ({ y, label: words }) =>
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${round(at(y))}" y2="${round(at(y))}" stroke="#b00" stroke-dasharray="6 4"/>` +
      text(WIDTH - RIGHT + 6, at(y) + 4, words, 'start'),
  );

const legend = (names: readonly string[]): string[] =>
  names.map(
    (name, index) =>
      `<rect x="${WIDTH - RIGHT + 14}" y="${HEIGHT - BOTTOM - 14 - 18 * (names.length - 1 - index)}" width="10" height="10" fill="${colour(index)}"/>` +
      text(WIDTH - RIGHT + 30, HEIGHT - BOTTOM - 5 - 18 * (names.length - 1 - index), name, 'start'),
  );

const page = (title: string, y: string, parts: readonly string[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="16" y="24" font-size="15" font-weight="600">${escaped(title)}</text>`,
    `<text x="16" y="42" fill="#555">${escaped(y)}</text>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');

/** Words of a label, as many in a line as fit. */
const lines = (words: string, room: number): string[] =>
  words.split(' ').reduce<string[]>((broken, word) => {
    const last = broken.at(-1);
    return last !== undefined && (last.length + word.length) * 6.5 < room ? [...broken.slice(0, -1), `${last} ${word}`] : [...broken, word];
  }, []);

const axisName = (words: string): string => text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, words, 'middle');
const text = (x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end'): string =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" fill="#333">${escaped(words)}</text>`;
const colour = (index: number): string => COLOURS[index % COLOURS.length] as string;
const round = (x: number): number => Math.round(x * 10) / 10;
const label = (x: number): string => String(Math.round(x * 1e6) / 1e6);
const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** About five round numbers between two. */
const ticksOf = (low: number, high: number): number[] => {
  const rough = (high - low) / 5;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * unit >= rough) ?? 10) * unit;
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / step) * step; tick <= high + step / 1e6; tick += step) ticks.push(tick);
  return ticks;
};
