/**
 * JSON with sorted keys and no spaces: equal values give equal text, whatever order they were typed or stored in.
 * (The subset of RFC 8785 that JSON values from our own code need.) Not for what {@link isTooDeep}.
 */
export function canonicalJson(value: unknown): string {
  // Numbers, plain texts and plain keys are most of what is hashed: they need no escaping.
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`
  if (typeof value === 'string' && plainText.test(value)) return `"${value}"`
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  return canonicalObject(value as Record<string, unknown>)
}

function canonicalObject(record: Record<string, unknown>): string {
  let text = ''
  for (const key of Object.keys(record).sort()) {
    if (record[key] === undefined) continue
    const name = plainKey.test(key) ? `"${key}"` : JSON.stringify(key)
    text += `${text === '' ? '' : ','}${name}:${canonicalJson(record[key])}`
  }
  return `{${text}}`
}

const plainKey = /^[\w.-]+$/
/** Ids, codes, moments, words without an accent. */
const plainText = /^[\w.: -]*$/

/** Whether JSON nests deeper than `most` levels: nobody's data does, and whoever walks it would exhaust the stack. */
export function isTooDeep(value: unknown, most = 100): boolean {
  if (value === null || typeof value !== 'object') return false
  for (const item of Object.values(value)) {
    if (most === 0 || isTooDeep(item, most - 1)) return true
  }
  return false
}
