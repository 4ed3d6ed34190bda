import { notFilledIn, notRightYet, type Words } from '#kit'
import type { Channel, Exposure, Symptom } from './declaration-fields.ts'
import type { Declared } from './declarations.contract.ts'

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
  | {
      readonly ok: true
      readonly payload: { areaId: number; channel: Channel; salt: string; declared: Declared }
    }
  | { readonly ok: false; readonly complaints: Partial<Record<OfficerField, Words>> }

/** Where a field of the payload stands on the form. */
export function officerFieldOf(path: string): OfficerField {
  const last = path.split('.').at(-1) ?? ''
  if (last === 'areaId') return path.includes('origins') ? 'originAreaId' : 'areaId'
  if (/^\d+$/.test(last) || last === 'origins') return 'where'
  return last as OfficerField
}

/**
 * Makes the intent's payload of what was typed; `salt` is random letters (see the contract). Judged here only as far as a phone
 * can without the contract's schema, which it does not carry: the server judges the rest.
 */
export function fillDeclaration(form: OfficerForm, salt: string): FilledForm {
  const complaints = { ...lackingOf(form), ...wrongOf(form) }
  if (Object.keys(complaints).length > 0) return { ok: false, complaints }
  const { areaId = 0, channel = 'spoken', name = '', exposure = 'unknown', symptoms = [], birthYear } = form
  const texts = { phone: form.phone?.trim(), address: form.address?.trim(), route: form.route?.trim() }
  const origins = originsOf(form)
  const declared = { name: name.trim(), ...given({ birthYear, ...texts }), origins, symptoms: [...symptoms], exposure }
  return { ok: true, payload: { areaId, channel, salt, declared } }
}

function wrongOf({ birthYear, phone }: OfficerForm): Partial<Record<OfficerField, Words>> {
  return {
    ...(birthYear !== undefined && (birthYear < 1900 || birthYear > 2100) ? { birthYear: notRightYet } : {}),
    ...(phone?.trim() && !/^\+?[\d .-]{3,20}$/.test(phone.trim()) ? { phone: notRightYet } : {}),
  }
}

function lackingOf(form: OfficerForm): Partial<Record<OfficerField, Words>> {
  const needed: OfficerField[] = ['areaId', 'channel', 'name', 'where', 'exposure']
  if (form.where === 'city') needed.push('originAreaId')
  if (form.where === 'province') needed.push('provinceCode')
  const lacking = needed.filter((field) => form[field] === undefined || String(form[field]).trim() === '')
  return Object.fromEntries(lacking.map((field) => [field, notFilledIn]))
}

function originsOf({ where, originAreaId, provinceCode, fromOn, toOn }: OfficerForm): Declared['origins'] {
  if (where === 'city') return [given({ areaId: originAreaId, fromOn, toOn })]
  if (where === 'province') return [given({ provinceCode, fromOn, toOn })]
  return []
}

/** Without what was left empty. */
function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  ) as Partial<T>
}
