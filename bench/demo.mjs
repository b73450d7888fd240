#!/usr/bin/env node
/**
 * Measures the demo as a newcomer meets it, on a warm npm cache and a built tree:
 *   - seconds from `npm start` to the first page that shows an issue,
 *   - memory of everything it started (proportional set size, all processes),
 *   - milliseconds from a block announced by the node to its row in the API, and to the open page.
 *
 *   node bench/demo.mjs [--blocks 60] [--settle 60]      (uses ports of its own and a temporary folder)
 *
 * Prints one JSON object; README's table is made from it.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findProgram } from '../tools/bootstrap/system-packages.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const option = (name, otherwise) => Number(process.argv[process.argv.indexOf(`--${name}`) + 1] ?? otherwise) || otherwise;
const BLOCKS = option('blocks', 60);
const SETTLE_SECONDS = option('settle', 60);

const home = mkdtempSync(join(tmpdir(), 'joust-bench-'));
chmodSync(home, 0o755); // run as root, Postgres is another user
const began = performance.now();
const demo = spawn('npm', ['start', '--silent', '--', '--json', '--port-offset', '7000'], {
  cwd: root,
  env: { ...process.env, JOUST_HOME: home },
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
});
try {
  const ready = await readyLine(demo);
  const readySeconds = (performance.now() - began) / 1000;
  const { dashboardUrl, chainUrl } = JSON.parse(readFileSync(join(home, 'deployment.json'), 'utf8'));
  const browser = await chromium.launch({
    executablePath: findProgram('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const page = await browser.newPage();
  await page.goto(`${dashboardUrl}/issues`);
  await page.locator('main a[href^="/issues/"]').first().waitFor({ timeout: 300_000 });
  const pageSeconds = (performance.now() - began) / 1000;
  await new Promise((resolve) => setTimeout(resolve, SETTLE_SECONDS * 1000));
  const lag = await measureLag(page, dashboardUrl, chainUrl);
  const memory = memoryOf(demo.pid);
  await browser.close();
  console.log(
    JSON.stringify(
      {
        machine: { cpus: cpus().length, model: cpus()[0]?.model, memoryMiB: Math.round(totalmem() / 2 ** 20) },
        ready: ready.millis,
        readySeconds,
        pageSeconds,
        ...lag,
        memory,
      },
      null,
      2,
    ),
  );
} finally {
  process.kill(-demo.pid, 'SIGINT');
  await new Promise((resolve) => demo.once('exit', resolve));
  rmSync(home, { recursive: true, force: true });
}

function readyLine(child) {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('"ready"')) resolve(JSON.parse(line));
    });
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
  });
}

/** For each new head: when the API's index has it, and when the open page shows it. */
async function measureLag(page, dashboardUrl, chainUrl) {
  const seen = new Map();
  await page.exposeFunction('joustSeen', (block) => {
    for (const [number, times] of seen) if (number <= block) times.page ??= performance.now();
  });
  await page.evaluate(() => {
    const read = () => {
      const text = document.querySelector('[data-field="AsOf.block"]')?.textContent ?? '';
      const block = Number(text.replaceAll(/\D/g, ''));
      if (block) window.joustSeen(block);
    };
    new MutationObserver(read).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const socket = new WebSocket(chainUrl);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  socket.addEventListener('message', ({ data }) => {
    const { params } = JSON.parse(data);
    if (params?.result?.number) seen.set(Number(params.result.number), { head: performance.now() });
  });
  socket.send(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'chain_subscribeNewHead', params: [] }));
  const complete = () => [...seen.values()].filter((it) => it.row && it.page).length;
  while (complete() < BLOCKS) {
    const { asOf } = await (await fetch(`${dashboardUrl}/api/v1/issues/stats`)).json();
    const block = asOf.block;
    for (const [number, times] of seen) if (number <= block) times.row ??= performance.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  socket.close();
  const done = [...seen.values()].filter((it) => it.row && it.page);
  return {
    blocks: done.length,
    rowMillis: spread(done.map((it) => it.row - it.head)),
    pageMillis: spread(done.map((it) => it.page - it.head)),
  };
}

function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]);
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** Proportional set size in MiB of a process and all below it, by name. */
function memoryOf(pid) {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          return [
            [
              Number(name),
              Number(
                readFileSync(`/proc/${name}/stat`, 'utf8')
                  .replace(/^.*\) /s, '')
                  .split(' ')[1],
              ),
            ],
          ];
        } catch {
          return []; // it ended meanwhile
        }
      }),
  );
  const below = (one) => [one, ...[...parents].filter(([, parent]) => parent === one).flatMap(([child]) => below(child))];
  const processes = below(pid).flatMap((one) => {
    try {
      const kib = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
      return [
        {
          what: readFileSync(`/proc/${one}/cmdline`, 'utf8').split('\0').slice(0, 3).join(' ').replaceAll(root, '.'),
          mib: Math.round(kib / 1024),
        },
      ];
    } catch {
      return [];
    }
  });
  return { totalMiB: processes.reduce((sum, it) => sum + it.mib, 0), processes: processes.sort((a, b) => b.mib - a.mib).slice(0, 12) };
}
