import { type Day, formatDay, formatDayShort, escapeHtml as safe } from '#kit'
import type { PublicNote } from '#rooms/accountability/domain'
import type { PublicModel } from '#rooms/models/domain'
import type { PublishedCell } from '../domain/index.ts'
import { sayIn } from './page-words.ts'
import type { PageToDraw } from './public-answers.ts'

/** Published praise and criticism; a person is named only in praise, which the answers see to. */
export function drawNotes({ answers, wish }: PageToDraw): string {
  const say = sayIn(wish.language)
  if (answers.notes.length === 0) return ''
  const items = answers.notes.map((note) => drawNote(note, wish.language)).join('')
  return `<section><h2>${say('praised')}</h2>${items}</section>`
}

function drawNote(note: PublicNote, language: 'vi' | 'en'): string {
  const say = sayIn(language)
  const whom = [note.officerName, note.targetTitle, note.target === 'unit' ? null : note.areaTitle[language]]
  const marks = [
    say('source', { source: note.source }),
    say('shownUntil', { day: formatDay(note.publishedUntil as Day) }),
    ...(note.isCorrected ? [say('corrected')] : []),
    ...(note.isDisputed ? [say('disputed')] : []),
  ]
  return `<article><p class="kind">${say(note.kind)}</p><h3>${safe(note.title)}</h3>
<p>${safe(whom.filter(Boolean).join(' · '))}</p><p>${safe(note.said)}</p>
<p class="quiet">${safe(marks.join(' · '))}</p></article>`
}

/** Recommended practices, each with the office to ask. */
export function drawModels({ answers, wish }: PageToDraw): string {
  const say = sayIn(wish.language)
  if (answers.models.length === 0) return ''
  const items = answers.models.map((model) => drawModel(model, wish.language)).join('')
  return `<section><h2>${say('models')}</h2>${items}</section>`
}

function drawModel(model: PublicModel, language: 'vi' | 'en'): string {
  const say = sayIn(language)
  const contact = [model.contact, model.contactPhone].filter(Boolean).join(', ')
  const marks = [
    model.areaTitle[language],
    say('adoptions', { count: model.adoptions }),
    say('ask', { contact }),
    ...(model.source === null ? [] : [say('source', { source: model.source })]),
  ]
  return `<article><h3>${safe(model.title)}</h3><p>${safe(model.problem)}</p><p>${safe(model.result)}</p>
<p class="quiet">${safe(marks.join(' · '))}</p></article>`
}

/** Counts of districts on whole past days, small ones hidden. */
export function drawViolations({ answers: { violations }, wish }: PageToDraw): string {
  const say = sayIn(wish.language)
  if (!violations || violations.rows.length === 0) return ''
  const cell = ({ value, hidden }: PublishedCell) =>
    hidden === null ? `<td>${value?.toLocaleString('vi-VN') ?? ''}</td>` : `<td class="off">${safe(say(hidden))}</td>`
  const heads = violations.days.map((day) => `<th scope="col">${formatDayShort(day as Day)}</th>`).join('')
  const rows = violations.rows.map(
    ({ areaTitle, cells }) =>
      `<tr><th scope="row">${safe(areaTitle[wish.language])}</th>${cells.map(cell).join('')}</tr>`,
  )
  return `<section><h2>${say('violations')}</h2><table><caption>${say('violationsLead')}</caption>
<thead><tr><th scope="col">${say('district')}</th>${heads}</tr></thead><tbody>${rows.join('')}</tbody>
<tfoot><tr><th scope="row">${say('total')}</th>${violations.totals.map(cell).join('')}</tr></tfoot></table>
<p class="quiet">${safe(say('hiddenNote'))}</p></section>`
}
