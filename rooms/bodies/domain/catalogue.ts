import { z } from 'zod'
import type { Words } from '#kit'
import { AREA_KINDS, type AreaKind, areaKindSchema, daySchema } from '#rooms/areas/domain'
import { lineField } from './line.ts'

const words = z.object({ vi: z.string().min(1), en: z.string().min(1) })
const namePattern = words.extend({ areaKinds: z.array(areaKindSchema).min(1) })
const dated = { validFrom: daySchema, validTo: daySchema.nullable(), source: z.string().min(1) }

/** `bodies/body-kinds.json`: kinds of body, their line, the kind they stand under, how they are called where. */
export const bodyKindsFile = z.array(
  z.strictObject({
    kind: z.string(),
    line: lineField,
    parentKind: z.string().nullable(),
    title: words,
    names: z.array(namePattern).min(1),
    ...dated,
  }),
)

/**
 * `bodies/post-kinds.json`: kinds of post. `groupRole` marks the five roles of a residential group (ORG-05);
 * `goesWithArea` those whose holder is the group's own (its head, its cell secretary) and stays when a reform puts the
 * group under another commune. The others were given by bodies that the reform ends.
 */
export const postKindsFile = z.array(
  z.strictObject({
    kind: z.string(),
    line: lineField,
    bodyKind: z.string().nullable(),
    head: z.boolean(),
    role: z.string(),
    title: words,
    names: z.array(namePattern).min(1),
    answersTo: z.array(z.strictObject({ line: lineField, kind: z.string() })),
    groupRole: z.literal(true).optional(),
    goesWithArea: z.literal(true).optional(),
    ...dated,
  }),
)

const templatePosts = z.array(z.strictObject({ kind: z.string(), count: z.int().min(1).max(40) }))

/** `bodies/templates.json`: what a unit of these kinds of area is given: bodies with posts, and posts without a body. */
export const templatesFile = z.array(
  z.strictObject({
    key: z.string(),
    title: words,
    areaKinds: z.array(areaKindSchema).min(1),
    bodies: z.array(z.strictObject({ kind: z.string(), posts: templatePosts.min(1) })),
    posts: templatePosts,
    /** From which day on the profile's own load gives it. */
    validFrom: daySchema,
    source: z.string(),
    sure: z.enum(['C', 'I', 'B', 'U']),
  }),
)

/** `bodies/competences.json`: which level decides what, by default of the city (ORG-07). */
export const competencesFile = z.strictObject({
  /** Hours an inspector has to answer a "đùn đẩy?", hours the unit has to be heard first, hours to answer an opinion. */
  judgeWithinHours: z.int().positive(),
  hearWithinHours: z.int().positive(),
  answerOpinionWithinHours: z.int().positive(),
  types: z.array(z.strictObject({ decisionType: z.string(), title: words })),
  rows: z.array(
    z.strictObject({ decisionType: z.string(), level: z.enum(['top', 'district', 'commune', 'group']), ...dated }),
  ),
})

export type BodyKind = z.infer<typeof bodyKindsFile>[number]
export type PostKind = z.infer<typeof postKindsFile>[number]
export type Template = z.infer<typeof templatesFile>[number]
export type CompetencesFile = z.infer<typeof competencesFile>

/** An area as names are made of it. */
export interface NamedArea {
  readonly kind: AreaKind
  readonly name: string
}

/** The profile's kinds and templates, ready to ask. */
export interface Catalogue {
  readonly bodyKinds: ReadonlyMap<string, BodyKind>
  readonly postKinds: ReadonlyMap<string, PostKind>
  readonly templates: ReadonlyMap<string, Template>
  readonly competences: CompetencesFile
  /** The kinds of the five roles of a residential group, in order. */
  readonly groupRoles: readonly string[]
}

/** Puts the files together. Fault: a template or post that names a kind the files do not declare. */
export function toCatalogue(files: {
  bodyKinds: readonly BodyKind[]
  postKinds: readonly PostKind[]
  templates: readonly Template[]
  competences: CompetencesFile
}): Catalogue {
  const bodyKinds = new Map(files.bodyKinds.map((kind) => [kind.kind, kind]))
  const postKinds = new Map(files.postKinds.map((kind) => [kind.kind, kind]))
  const namedBodies = [
    ...files.bodyKinds.map((kind) => kind.parentKind),
    ...files.postKinds.map((kind) => kind.bodyKind),
    ...files.templates.flatMap((template) => template.bodies.map((body) => body.kind)),
  ]
  const namedPosts = [
    ...files.postKinds.flatMap((kind) => kind.answersTo.map((answer) => answer.kind)),
    ...files.templates.flatMap((one) => [...one.posts, ...one.bodies.flatMap((body) => body.posts)]).map((p) => p.kind),
  ]
  const stray =
    namedBodies.find((kind) => kind !== null && !bodyKinds.has(kind)) ?? namedPosts.find((kind) => !postKinds.has(kind))
  if (stray !== undefined) throw new Error(`the profile's bodies name the kind "${stray}" and do not declare it`)
  return {
    bodyKinds,
    postKinds,
    templates: new Map(files.templates.map((template) => [template.key, template])),
    competences: files.competences,
    groupRoles: files.postKinds.filter((kind) => kind.groupRole).map((kind) => kind.kind),
  }
}

/** How a body is called in an area: "Quận ủy Hoàng Mai", "UBND phường Mai Động". */
export function bodyWords(kind: BodyKind, area: NamedArea): Words {
  return fill(patternFor(kind.names, area) ?? { vi: `${kind.title.vi} {area}`, en: `${kind.title.en} of {area}` }, area)
}

/** How a post is called: "Chủ tịch UBND phường Mai Động". `body` is the body's own name, absent for a post without one. */
export function postWords(kind: PostKind, area: NamedArea, body: Words = { vi: '', en: '' }): Words {
  return fill(
    patternFor(kind.names, area) ?? { vi: `${kind.title.vi} {area}`, en: `${kind.title.en}, {area}` },
    area,
    body,
  )
}

function patternFor(names: readonly z.infer<typeof namePattern>[], area: NamedArea): Words | undefined {
  return names.find((name) => name.areaKinds.includes(area.kind))
}

function fill(pattern: Words, area: NamedArea, body: Words = { vi: '', en: '' }): Words {
  const kind = AREA_KINDS[area.kind]
  const put = (text: string, place: string, of: string) =>
    text.replaceAll('{area}', place).replaceAll('{name}', area.name).replaceAll('{body}', of).trim()
  return {
    vi: put(pattern.vi, `${kind.vi} ${area.name}`, body.vi),
    en: put(pattern.en, `${area.name} ${kind.en}`, body.en),
  }
}
