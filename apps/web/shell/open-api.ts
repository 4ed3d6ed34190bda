/** As much of JSON Schema as a reader wants to see. */
export interface ApiSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly title?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly items?: ApiSchema
  readonly properties?: Readonly<Record<string, ApiSchema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly ApiSchema[]
  readonly oneOf?: readonly ApiSchema[]
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: ApiSchema }>>
}

interface RawOperation {
  readonly 'x-permission'?: string
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema?: ApiSchema
    readonly description?: string
  }[]
  readonly requestBody?: Content
  readonly responses?: Readonly<Record<string, Content>>
}

/** The OpenAPI file, as far as the page reads it. */
export interface ApiDocument {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, ApiSchema>> }
}

/** One method on one path. */
export interface ApiOperation extends RawOperation {
  readonly method: string
  readonly path: string
}

const methods = ['get', 'post', 'put', 'delete', 'patch']

/** All operations, in the order of the file. */
export function operationsOf({ paths = {} }: ApiDocument): readonly ApiOperation[] {
  return Object.entries(paths).flatMap(([path, byMethod]) =>
    methods.flatMap((method) =>
      byMethod[method] ? [{ ...byMethod[method], method: method.toUpperCase(), path }] : [],
    ),
  )
}

/** What an operation is called: the file says it in Vietnamese, an empty line, then English. */
export function titleOf({ summary = '', description }: ApiOperation, language: 'vi' | 'en'): string {
  const [vi, en] = description?.split('\n\n') ?? []
  return (language === 'vi' ? vi : en) ?? summary
}

/** Operations by their room: the tag, or the first word of the path. */
export function groupsOf(operations: readonly ApiOperation[]): readonly (readonly [string, readonly ApiOperation[]])[] {
  const groups = new Map<string, ApiOperation[]>()
  for (const operation of operations) {
    const group = operation.tags?.[0] ?? operation.path.replace(/^\/api\//, '').split('/')[0] ?? ''
    groups.set(group, [...(groups.get(group) ?? []), operation])
  }
  return [...groups]
}

/** The schema of a body or of the answer when all goes well. */
export function jsonSchemaOf(content: Content | undefined): ApiSchema | undefined {
  return Object.entries(content?.content ?? {}).find(([type]) => type.includes('json'))?.[1].schema
}

/** Follows a reference into the file's components. */
export function resolve(schema: ApiSchema, document: ApiDocument): ApiSchema {
  const name = schema.$ref?.split('/').at(-1)
  return (name && document.components?.schemas?.[name]) || schema
}

/** A schema in one word: `string (uuid)`, `integer 1–200`, `"a" | "b"`. */
export function typeWords(schema: ApiSchema, document: ApiDocument): string {
  const known = resolve(schema, document)
  if (known.const !== undefined) return JSON.stringify(known.const)
  if (known.enum) return known.enum.map((value) => JSON.stringify(value)).join(' | ')
  const choices = known.anyOf ?? known.oneOf
  if (choices) return choices.map((choice) => typeWords(choice, document)).join(' | ')
  if (known.type === 'array') return `${known.items ? typeWords(known.items, document) : ''}[]`
  const range =
    known.minimum !== undefined && known.maximum !== undefined && known.maximum < 1e9
      ? ` ${known.minimum}–${known.maximum}`
      : ''
  return `${[known.type ?? 'any'].flat().join(' | ')}${known.format ? ` (${known.format})` : ''}${range}`
}
