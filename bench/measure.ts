/** One line of the table: what was measured, what is to be reached, and what stood beside it. */
export interface Line {
  readonly work: string
  readonly measured: string
  readonly reach: string
  /** The baseline that ran beside it, and the ratio to it. */
  readonly beside: string
}

/** The value below which `share` (0–1) of the values lie; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** The middle value. */
export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** How long something takes, in milliseconds, and what it gave. */
export async function timeOf<T>(run: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const since = performance.now()
  const value = await run()
  return { ms: performance.now() - since, value }
}

/** The times of many turns one after the other, in milliseconds. */
export async function timesOf(turns: number, run: (turn: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < turns; turn++) times.push((await timeOf(() => run(turn))).ms)
  return times
}

/** `p50 3.1 · p95 7.9 ms` */
export function spread(times: readonly number[]): string {
  return `p50 ${digits(median(times))} · p95 ${digits(percentile(times, 0.95))} ms`
}

/** A number with as many digits as it deserves. */
export function digits(value: number): string {
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-US')
  return value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 2)
}

/** `1.4 s` of milliseconds. */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** One sentence to the person who waits; the table comes at the end. */
export const say = (line: string): boolean => process.stdout.write(`${line}\n`)

/** The table, as Markdown, so that it can be pasted. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map((line) => `| ${line.work} | ${line.measured} | ${line.reach} | ${line.beside} |`)
  return ['| work | measured | reach | beside it |', '| --- | --- | --- | --- |', ...rows].join('\n')
}
