/** How a paper points to its sources: `[1][3]`, small and high. */
export function marksOf(sources: readonly number[]): string {
  return sources.map((source) => `[${source}]`).join('')
}
