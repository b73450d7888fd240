const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const two = (n: number): string => n.toString().padStart(2, '0');

/** A clock that counts down: "1 d 03:12:09", "03:12:09", "2:05", "0:42". Milliseconds in, never negative. */
export const formatCountdown = (ms: number): string => {
  const left = Math.max(0, Math.ceil(ms / SECOND)) * SECOND;
  const days = Math.floor(left / DAY);
  const hours = Math.floor((left % DAY) / HOUR);
  const minutes = Math.floor((left % HOUR) / MINUTE);
  const seconds = Math.floor((left % MINUTE) / SECOND);
  if (days > 0) return `${days} d ${two(hours)}:${two(minutes)}:${two(seconds)}`;
  if (hours > 0) return `${two(hours)}:${two(minutes)}:${two(seconds)}`;
  return `${minutes}:${two(seconds)}`;
};

const largest = (ms: number): string => {
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h`;
  return `${Math.floor(ms / DAY)} d`;
};

/** Distance of a moment from now in its largest unit: "just now", "12 s ago", "in 3 h". */
export const formatDistance = (ms: number, now: number): string => {
  const gap = ms - now;
  if (Math.abs(gap) < 2 * SECOND) return 'just now';
  return gap < 0 ? `${largest(-gap)} ago` : `in ${largest(gap)}`;
};

/** A moment in the viewer's zone and in UTC, for a tooltip. */
export const formatMoment = (iso: string): string => {
  const at = new Date(iso);
  const local = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' }).format(at);
  return `${local} (${at.toISOString().replace('.000Z', 'Z')})`;
};
