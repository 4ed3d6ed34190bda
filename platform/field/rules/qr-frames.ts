const mark = 'NT1'

/** Letters in one frame: a code of some ninety dots a side, which a phone reads off another's screen at arm's length. */
const lettersInFrame = 640

/** More frames than this nobody holds two phones still for. */
export const mostFrames = 120

/**
 * A long text as a numbered series of codes, each with its own checksum: `NT1:<series>:<number>/<of>:<checksum>:<part>`.
 * ASCII only. They may be read in any order, again and again, until all are there.
 */
export function toFrames(text: string): string[] {
  const series = checksum(text)
  const count = Math.max(1, Math.ceil(text.length / lettersInFrame))
  return Array.from({ length: count }, (_, index) => {
    const part = text.slice(index * lettersInFrame, (index + 1) * lettersInFrame)
    return `${mark}:${series}:${index + 1}/${count}:${checksum(part)}:${part}`
  })
}

/** What was read of a series so far. */
export interface CollectedFrames {
  readonly series: string | undefined
  readonly of: number
  readonly parts: ReadonlyMap<number, string>
}

/** Nothing read yet. */
export const noFrames: CollectedFrames = { series: undefined, of: 0, parts: new Map() }

/** With one more code: a damaged or foreign one changes nothing; one of another series begins anew. */
export function collectFrame(before: CollectedFrames, code: string): CollectedFrames {
  const [, series, number, of, sum, part = ''] =
    /^NT1:([0-9a-f]{8}):(\d{1,3})\/(\d{1,3}):([0-9a-f]{8}):(.*)$/s.exec(code) ?? []
  const at = Number(number)
  const count = Number(of)
  if (!series || checksum(part) !== sum || !(at >= 1 && at <= count && count <= mostFrames)) return before
  const isSame = before.series === series && before.of === count
  return { series, of: count, parts: new Map([...(isSame ? before.parts : []), [at, part]]) }
}

/** The whole text; undefined while some of it is missing, or where it does not add up. */
export function textOfFrames({ series, of, parts }: CollectedFrames): string | undefined {
  if (series === undefined || parts.size < of) return undefined
  const text = Array.from({ length: of }, (_, index) => parts.get(index + 1) ?? '').join('')
  return checksum(text) === series ? text : undefined
}

/** CRC-32 (ISO-HDLC) of an ASCII text, as eight hex digits: finds a torn code, not a forged one. */
function checksum(text: string): string {
  let sum = 0xffffffff
  for (let at = 0; at < text.length; at++) {
    sum ^= text.charCodeAt(at) & 0xff
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ((sum ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0')
}
