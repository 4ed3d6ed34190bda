import { randomBytes } from 'node:crypto'
import { type Day, formatDayShort, type Instant, type Words } from '#kit'
import { type House, newId } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { type Complaints, type DeclarationRule, provincesOn, type Typed } from '../domain/index.ts'
import type { FormPage } from './draw-form.ts'
import { FormPlaces } from './form-places.query.ts'
import type { Language } from './page-words.ts'
import { declarationBook, ruleAt } from './rules-of-house.ts'

/** Everything the pages are drawn from at one moment. */
export interface Scene {
  readonly now: Instant
  readonly today: Day
  readonly rule: DeclarationRule
  readonly places: FormPlaces
  readonly provinces: readonly { readonly code: string; readonly name: string }[]
}

/** The scene of now. Fault: the profile has no rule of declarations for today. */
export async function sceneOf(house: House): Promise<Scene> {
  const now = house.clock.now()
  const { rule, day } = await ruleAt(house.profile, now)
  if (!rule) throw new Error(`the profile has no rule of declarations for ${day}`)
  const { provinces } = await declarationBook(house.profile)
  return { now, today: day, rule, places: await FormPlaces.of(house, day), provinces: provincesOn(provinces, day) }
}

/** Id and salt of a form that is being served. */
export function newForm(): { readonly id: string; readonly salt: string } {
  return { id: newId(), salt: randomBytes(16).toString('base64url') }
}

/** A form with nothing in it. */
export const nothingTyped: Typed = { values: {}, symptoms: [] }

/** The form of a place, with what was typed and what is said to it. */
export function formOf(
  scene: Scene,
  place: { readonly id: number; readonly title: Words },
  shown: {
    readonly language: Language
    readonly typed: Typed
    readonly complaints?: Complaints
    readonly notice?: FormPage['notice']
    /** Absent: as typed, so that sending again is the same declaration. */
    readonly form?: { readonly id: string; readonly salt: string }
  },
): FormPage {
  const { language, typed, complaints = {}, notice, form } = shown
  return {
    language,
    id: form?.id ?? typed.values.id ?? '',
    salt: form?.salt ?? typed.values.salt ?? '',
    place,
    typed,
    complaints,
    ...(notice ? { notice } : {}),
    askedDays: scene.rule.askedDays.value,
    keepDays: scene.rule.keepDays.value,
    emergency: emergencyOf(scene),
    dayExample: formatDayShort(scene.today),
    areas: scene.places.origins(),
    provinces: scene.provinces,
  }
}

/** The number of an emergency, by the profile. */
export function emergencyOf({ rule }: Scene): string {
  return rule.emergencyNumbers[0]?.number ?? ''
}

/** A place as a form names it; undefined where nobody stays there (a district, or nothing). */
export function placeToStay({ places }: Scene, areaId: unknown): { id: number; title: Words } | undefined {
  const id = /^\d{1,9}$/.exec(String(areaId ?? ''))?.[0]
  const area = id === undefined ? undefined : places.find(Number(id))
  return area && places.isSmall(area) ? { id: area.id, title: areaTitle(area) } : undefined
}

/** The language that was asked for; Vietnamese if none. */
export function languageOf(lang: unknown): Language {
  return lang === 'en' ? 'en' : 'vi'
}
