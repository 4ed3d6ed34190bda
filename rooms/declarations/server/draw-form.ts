import { escapeHtml as safe, type Words } from '#kit'
import {
  type Complaints,
  DECLARED_FIELDS,
  declarePath,
  EXPOSURES,
  exposureKeys,
  type FormField,
  SYMPTOMS,
  symptomKeys,
  type Typed,
} from '../domain/index.ts'
import { drawPage } from './page-frame.ts'
import { type Language, type Say, sayIn } from './page-words.ts'

/** All that the form shows. */
export interface FormPage {
  readonly language: Language
  /** Id and salt of this very form: made when it was served. */
  readonly id: string
  readonly salt: string
  readonly place: { readonly id: number; readonly title: Words }
  readonly typed: Typed
  readonly complaints: Complaints
  /** Said on top: busy, or already sent. */
  readonly notice?: { readonly title: string; readonly text: string }
  readonly askedDays: number
  readonly keepDays: number
  readonly emergency: string
  readonly dayExample: string
  readonly areas: readonly { readonly id: number; readonly title: Words; readonly hasWards: boolean }[]
  readonly provinces: readonly { readonly code: string; readonly name: string }[]
}

interface Drawing {
  readonly page: FormPage
  readonly say: Say
}

/** The form: plain HTML, one column, what each field is for beside it; printed, it is the paper form. */
export function drawForm(page: FormPage): string {
  const { language, place } = page
  const say = sayIn(language)
  const at: Drawing = { page, say }
  const other = `${declarePath}?noi=${place.id}${language === 'vi' ? '&lang=en' : ''}`
  const content = `<h1>${say('title')}</h1>
<p class="now"><a href="tel:${safe(page.emergency)}">${safe(say('emergency', { number: page.emergency }))}</a></p>
${drawTrouble(at)}
<p>${say('stayAt')}: <strong>${safe(place.title[language])}</strong> <a class="noprint" href="${declarePath}${language === 'en' ? '?lang=en' : ''}">${say('change')}</a></p>
<p class="quiet">${safe(say('lead'))}</p><p class="quiet">${safe(say('kept', { days: page.keepDays }))}</p>
<form method="post" action="${declarePath}" novalidate>
<input type="hidden" name="id" value="${safe(page.id)}"><input type="hidden" name="salt" value="${safe(page.salt)}">
<input type="hidden" name="noi" value="${place.id}"><input type="hidden" name="lang" value="${language}">
${drawPerson(at)}${drawOrigin(at)}${drawHealth(at)}
<button>${say('send')}</button></form>
<p class="quiet">${safe(say('noPhone'))}</p>`
  return drawPage({ language, title: say('title'), content, otherHref: other })
}

function drawTrouble({ page, say }: Drawing): string {
  const { notice, complaints, language } = page
  const told = notice
    ? `<div class="wrong" role="alert"><h2>${safe(notice.title)}</h2><p>${safe(notice.text)}</p></div>`
    : ''
  const list = Object.entries(complaints)
  if (list.length === 0) return told
  const lines = list.map(
    ([field, words]) =>
      `<li><a href="#${anchorOf(field as FormField)}">${safe(`${nameOf(field as FormField, { page, say })}${words[language]}`)}</a></li>`,
  )
  return `${told}<div class="wrong" role="alert"><h2>${safe(say('mend', { count: list.length }))}</h2><ul>${lines.join('')}</ul></div>`
}

const anchorOf = (field: FormField): string =>
  ({ where: 'where-none', exposure: 'exposure-none', id: 'name', noi: 'name' })[field as string] ?? field

/** What a complaint is about, so that two of the same words can be told apart; nothing for a field that nobody sees. */
function nameOf(field: FormField, { page, say }: Drawing): string {
  if (field === 'originArea' || field === 'province' || field === 'fromOn' || field === 'toOn') return `${say(field)}: `
  const key = field === 'where' ? 'origins' : field
  if (!(key in DECLARED_FIELDS)) return ''
  const label = DECLARED_FIELDS[key as keyof typeof DECLARED_FIELDS].label[page.language]
  return label.endsWith('?') ? `${label} ` : `${label}: `
}

function complaintAt(field: FormField, { page }: Drawing): { said: string; described: string; marks: string } {
  const words = page.complaints[field]
  if (!words) return { said: '', described: '', marks: '' }
  const described = ` aria-describedby="${field}-bad"`
  return {
    said: `<span class="bad" id="${field}-bad">${safe(words[page.language])}</span>`,
    described,
    marks: ` aria-invalid="true"${described}`,
  }
}

function drawPerson(at: Drawing): string {
  return (
    drawText('name', { type: 'text', extra: 'autocomplete="name"' }, at) +
    drawText(
      'birthYear',
      { type: 'text', extra: 'inputmode="numeric" autocomplete="bday-year" maxlength="4" class="short"' },
      at,
    ) +
    drawText('phone', { type: 'tel', extra: 'autocomplete="tel"' }, at) +
    drawText('address', { type: 'text', extra: 'autocomplete="street-address"' }, at)
  )
}

function drawText(
  field: 'name' | 'birthYear' | 'phone' | 'address',
  { type, extra }: { type: string; extra: string },
  at: Drawing,
): string {
  const { page, say } = at
  const { label, purpose, isOptional } = DECLARED_FIELDS[field]
  const { said, marks } = complaintAt(field, at)
  const optional = isOptional ? ` <span class="quiet">(${say('optional')})</span>` : ''
  return `<div class="field"><label for="${field}">${safe(label[page.language])}${optional}</label>
<span class="why">${safe(purpose[page.language])}</span>${said}
<input id="${field}" name="${field}" type="${type}" value="${safe(page.typed.values[field] ?? '')}" maxlength="200" ${extra}${marks}></div>
`
}

function drawOrigin(at: Drawing): string {
  const { page, say } = at
  const { said, described } = complaintAt('where', at)
  const ways = [
    ['none', say('whereNone')],
    ['city', say('whereCity')],
    ['province', say('whereProvince')],
  ] as const
  const picks = ways.map(([key, text]) =>
    drawPick('radio', { name: 'where', key, text }, page.typed.values.where === key),
  )
  return `<fieldset${described}><legend>${safe(say('where', { days: page.askedDays }))}</legend>
<span class="why">${safe(DECLARED_FIELDS.origins.purpose[page.language])}</span>${said}${picks.join('')}
${drawCity(at)}${drawProvince(at)}
<div class="days"><div class="two">${drawDay('fromOn', at)}${drawDay('toOn', at)}</div>${drawPlain('route', say('route'), at)}</div></fieldset>
`
}

function drawCity(at: Drawing): string {
  const { page, say } = at
  const options = page.areas.map(({ id, title }) =>
    optionOf(String(id), title[page.language], page.typed.values.originArea),
  )
  const ward = page.areas.some(({ hasWards }) => hasWards) ? drawPlain('originWard', say('originWard'), at) : ''
  return `<div class="city">${drawSelect('originArea', { label: say('originArea'), options }, at)}${ward}</div>`
}

function drawProvince(at: Drawing): string {
  const { page, say } = at
  const options = page.provinces.map(({ code, name }) => optionOf(code, name, page.typed.values.province))
  return `<div class="province">${drawSelect('province', { label: say('province'), options }, at)}</div>`
}

function optionOf(value: string, text: string, chosen: string | undefined): string {
  return `<option value="${safe(value)}"${value === chosen ? ' selected' : ''}>${safe(text)}</option>`
}

function drawSelect(
  field: 'originArea' | 'province',
  { label, options }: { label: string; options: readonly string[] },
  at: Drawing,
): string {
  const { said, marks } = complaintAt(field, at)
  return `<div class="sub"><label for="${field}">${safe(label)}</label>${said}
<select id="${field}" name="${field}"${marks}><option value="">${at.say('choose')}</option>${options.join('')}</select></div>`
}

function drawPlain(field: 'originWard' | 'route', label: string, { page, say }: Drawing): string {
  return `<div class="sub"><label for="${field}">${safe(label)} <span class="quiet">(${say('optional')})</span></label>
<input id="${field}" name="${field}" type="text" maxlength="200" value="${safe(page.typed.values[field] ?? '')}"></div>`
}

function drawDay(field: 'fromOn' | 'toOn', at: Drawing): string {
  const { page, say } = at
  const { said, marks } = complaintAt(field, at)
  return `<div class="sub"><label for="${field}">${safe(say(field))}</label>${said}
<input id="${field}" name="${field}" type="text" inputmode="numeric" placeholder="${safe(say('dayHint', { example: page.dayExample }))}" value="${safe(page.typed.values[field] ?? '')}"${marks}></div>`
}

function drawHealth(at: Drawing): string {
  const { page, say } = at
  const { language } = page
  const signs = symptomKeys.map((key) =>
    drawPick('checkbox', { name: 'symptoms', key, text: SYMPTOMS[key][language] }, page.typed.symptoms.includes(key)),
  )
  const contacts = exposureKeys.map((key) =>
    drawPick('radio', { name: 'exposure', key, text: EXPOSURES[key][language] }, page.typed.values.exposure === key),
  )
  const { symptoms, exposure } = DECLARED_FIELDS
  const { said, described } = complaintAt('exposure', at)
  return `<fieldset><legend>${safe(symptoms.label[language])} <span class="quiet">(${say('optional')})</span></legend>
<span class="why">${safe(symptoms.purpose[language])}</span>${signs.join('')}</fieldset>
<fieldset${described}><legend>${safe(exposure.label[language])}</legend>
<span class="why">${safe(exposure.purpose[language])}</span>${said}${contacts.join('')}</fieldset>
`
}

function drawPick(
  type: 'radio' | 'checkbox',
  { name, key, text }: { name: string; key: string; text: string },
  isOn: boolean,
): string {
  const id = `${name}-${key}`
  return `<div class="pick"><input type="${type}" id="${id}" name="${name}" value="${key}"${isOn ? ' checked' : ''}><label for="${id}">${safe(text)}</label></div>`
}
