import { columnOf } from './cell-places.ts'
import type { MergedDown } from './table-file.ts'
import type { Workbook } from './xlsx-parts.ts'
import { unpackedChunks, type ZipEntry } from './zip-directory.ts'

/** A worksheet larger than this is a list of a machine: nobody merges cells in it by hand, and it is not unpacked twice. */
const largestSearched = 64_000_000
const mostMerged = 100_000
/** No mention of a merged cell is longer. */
const longestMention = 200

const mention = /<(?:\w+:)?mergeCell\s[^>]{0,100}?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g

/** Cells of a worksheet that were merged over several rows. They are told of at its end, after all rows. */
export async function mergedDownIn({ bytes }: Workbook, entry: ZipEntry): Promise<readonly MergedDown[]> {
  const found: MergedDown[] = []
  if (entry.size > largestSearched) return found
  let rest = ''
  for await (const chunk of unpackedChunks(bytes, entry)) {
    const text = rest + chunk.toString('latin1')
    let end = 0
    for (const match of text.matchAll(mention)) {
      end = match.index + match[0].length
      const [, letters = '', from, to] = match
      if (Number(to) > Number(from)) found.push({ column: columnOf(letters), from: Number(from), to: Number(to) })
      if (found.length >= mostMerged) return found
    }
    rest = text.slice(Math.max(end, text.length - longestMention))
  }
  return found
}
