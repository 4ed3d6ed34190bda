import { notFilledIn, notRightYet, type Words } from '#kit'
import type { Channel, Exposure, Symptom } from './declaration-fields.ts'
import { submitDeclaration } from './declarations.contract.ts'

/** What an officer types for somebody, in the web app or on a phone; everything may still be lacking. */
export interface OfficerForm {
  readonly areaId?: number | undefined
  readonly channel?: Channel | undefined
  readonly name?: string | undefined
  readonly birthYear?: number | undefined
  readonly phone?: string | undefined
  readonly address?: string | undefined
  readonly where?: 'none' | 'city' | 'province' | undefined
  readonly originAreaId?: number | undefined
  readonly provinceCode?: string | undefined
  readonly fromOn?: string | undefined
  readonly toOn?: string | undefined
  readonly route?: string | undefined
  readonly symptoms?: readonly Symptom[] | undefined
  readonly exposure?: Exposure | undefined
}

/** A field of {@link OfficerForm}. */
export type OfficerField = keyof OfficerForm

/** What the form comes to: the payload of the intent, or what is said beside which field. */
export type FilledForm =
  | { readonly ok: true; readonly payload: ReturnType<typeof submitDeclaration.payload.parse> }
  | { readonly ok: false; readonly complaints: Partial<Record<OfficerField, Words>> }

/** Where a field of the payload stands on the form. */
export function officerFieldOf(path: string): OfficerField {
  const last = path.split('.').at(-1) ?? ''
  if (last === 'areaId') return path.includes('origins') ? 'originAreaId' : 'areaId'
  if (/^\d+$/.test(last) || last === 'origins') return 'where'
  return last as OfficerField
}

/** Makes the intent's payload of what was typed; `salt` is random letters (see the contract). */
export function fillDeclaration(form: OfficerForm, salt: string): FilledForm {
  const lacking = lackingOf(form)
  if (Object.keys(lacking).length > 0) return { ok: false, complaints: lacking }
  const { areaId, channel, name, birthYear, phone, address, route, symptoms, exposure } = form
  const payload = submitDeclaration.payload.safeParse({
    areaId,
    channel,
    salt,
    declared: {
      name,
      ...given({ birthYear, phone, address, route }),
      origins: originsOf(form),
      symptoms: [...(symptoms ?? [])],
      exposure,
    },
  })
  if (payload.success) return { ok: true, payload: payload.data }
  const complaints = payload.error.issues.map(({ path }) => [officerFieldOf(path.join('.')), notRightYet] as const)
  return { ok: false, complaints: Object.fromEntries(complaints) }
}

function lackingOf(form: OfficerForm): Partial<Record<OfficerField, Words>> {
  const needed: OfficerField[] = ['areaId', 'channel', 'name', 'where', 'exposure']
  if (form.where === 'city') needed.push('originAreaId')
  if (form.where === 'province') needed.push('provinceCode')
  const lacking = needed.filter((field) => form[field] === undefined || form[field] === '')
  return Object.fromEntries(lacking.map((field) => [field, notFilledIn]))
}

function originsOf({ where, originAreaId, provinceCode, fromOn, toOn }: OfficerForm) {
  if (where === 'city') return [{ areaId: originAreaId, ...given({ fromOn, toOn }) }]
  if (where === 'province') return [{ provinceCode, ...given({ fromOn, toOn }) }]
  return []
}

/** Without what was left empty. */
function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  ) as Partial<T>
}
