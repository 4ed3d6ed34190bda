/** Gathers the sources that a paper points to, each once, in the order they are first named. */
export interface SourceBook {
  readonly list: string[]
  /** The number of a source, 1 for the first. */
  numberOf(source: string): number
}

/** An empty book of sources. */
export function openSourceBook(): SourceBook {
  const list: string[] = []
  return {
    list,
    numberOf(source) {
      const known = list.indexOf(source)
      return known >= 0 ? known + 1 : list.push(source)
    },
  }
}
