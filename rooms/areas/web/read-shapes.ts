/** The largest request the server takes. */
const mostBytes = 8 * 1024 * 1024

/** What a GeoJSON file holds, before anybody asked the server about it. */
export interface Shapes {
  readonly collection: unknown
  /** Why the file could not be read; then nothing else holds. */
  readonly broken?: string
  readonly count: number
  readonly vertices: number
  /** Properties of the shapes, each with the value of the first shape that has it. */
  readonly properties: readonly { readonly name: string; readonly example: string }[]
  /** The property that most likely holds the code. */
  readonly codeProperty: string | undefined
  readonly isTooLarge: boolean
}

const nothing = { collection: null, count: 0, vertices: 0, properties: [], codeProperty: undefined, isTooLarge: false }

/** Reads a file somebody dropped; a file cut off in the middle says where. */
export function readShapes(text: string): Shapes {
  let collection: unknown
  try {
    collection = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return { ...nothing, broken: (error as Error).message }
  }
  const features = (collection as { features?: unknown } | null)?.features
  if (!Array.isArray(features)) return { ...nothing, broken: 'GeoJSON FeatureCollection' }
  const properties = listProperties(features)
  return {
    collection,
    count: features.length,
    vertices: (text.match(/\[\s*-?\d/g) ?? []).length,
    properties,
    codeProperty: likelyCode(properties.map(({ name }) => name)),
    isTooLarge: new Blob([text]).size > mostBytes,
  }
}

function listProperties(features: readonly unknown[]): { name: string; example: string }[] {
  const found = new Map<string, string>()
  for (const feature of features.slice(0, 50)) {
    const properties = (feature as { properties?: Record<string, unknown> | null } | null)?.properties ?? {}
    for (const [name, value] of Object.entries(properties)) {
      if ((typeof value === 'string' || typeof value === 'number') && !found.has(name))
        found.set(name, String(value).slice(0, 40))
    }
  }
  return [...found].map(([name, example]) => ({ name, example }))
}

/** Names that such properties have: `code`, `commune_code`, `ma_xa`, `MAXA`. */
function likelyCode(names: readonly string[]): string | undefined {
  const exact = names.find((name) => name.toLowerCase() === 'code')
  return exact ?? names.find((name) => /code|^ma[_ ]?(xa|phuong|huyen|quan|dvhc)?$/i.test(name)) ?? names[0]
}
