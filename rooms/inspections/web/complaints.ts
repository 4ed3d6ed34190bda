import { notFilledIn, notRightYet, type Words } from '#kit'

/** Sentences beside fields, by the path of each in its intent: `title`, `findings.0.title`. */
export type Complaints = Readonly<Record<string, Words>>

/** What the schema does not take of a payload: the first issue of each path, in the words of a ward clerk. */
export function complaintsOf(
  issues: readonly { readonly path: readonly PropertyKey[] }[],
  payload: unknown,
): Complaints {
  const complaints: Record<string, Words> = {}
  for (const { path } of issues) {
    const given = valueAt(payload, path)
    complaints[path.join('.')] ??= given === undefined || given === '' ? notFilledIn : notRightYet
  }
  return complaints
}

/** What the house refused, by the paths it names. */
export function complaintsOfRefusal(fields: readonly { readonly field: string; readonly words: Words }[]): Complaints {
  return Object.fromEntries(fields.map(({ field, words }) => [field, words]))
}

/** Those of one part, by the paths inside it: `findings.0.title` under `findings.0` is `title`. */
export function under(complaints: Complaints, part: string): Complaints {
  const inside = Object.entries(complaints).filter(([path]) => path.startsWith(`${part}.`))
  return Object.fromEntries(inside.map(([path, words]) => [path.slice(part.length + 1), words]))
}

/** The first about a field or anything inside it: for a field that shows many things as one, such as photos. */
export function about(complaints: Complaints, field: string): Words | undefined {
  return complaints[field] ?? Object.values(under(complaints, field))[0]
}

/** All but those about these fields: they were changed, and are judged again when the form is sent. */
export function without(complaints: Complaints, fields: readonly string[]): Complaints {
  return Object.fromEntries(Object.entries(complaints).filter(([path]) => !fields.includes(path.split('.')[0] ?? '')))
}

function valueAt(payload: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], payload)
}
