import { formatMoment, type Instant, escapeHtml as safe } from '#kit'
import { sayIn } from './page-words.ts'
import type { PageToDraw, PublicAnswers } from './public-answers.ts'

type Hotline = PublicAnswers['hotlines'][number]

/** Whom to call: the number of now first, then the numbers of each place. Office numbers only, nobody is named. */
export function drawHotlines(page: PageToDraw): string {
  const say = sayIn(page.wish.language)
  const [first] = page.answers.hotlines
  if (!first) return ''
  const places = page.answers.hotlines.map((one) => drawPlace(one, page)).join('')
  return `<section><h2>${say('hotlines')}</h2>${drawCall(first, page)}<ul class="numbers">${places}</ul></section>`
}

function drawCall({ callNow }: Hotline, { wish }: PageToDraw): string {
  const say = sayIn(wish.language)
  if (!callNow) return ''
  const { tel, number, office, isOnDuty, isSubstitute } = callNow
  const standing = [say(isOnDuty ? 'onDuty' : 'office'), ...(isSubstitute ? [say('substitute')] : [])]
  return `<p class="call"><a href="tel:${safe(tel)}">${safe(say('callNow', { number }))}</a><br>
${safe(office[wish.language])} (${standing.join(', ')})</p>`
}

function drawPlace({ title, numbers }: Hotline, { wish, utcOffsetMinutes }: PageToDraw): string {
  const say = sayIn(wish.language)
  const name = safe(title[wish.language])
  if (numbers.length === 0) return `<li>${name}: ${say('noNumber')}</li>`
  const lines = numbers.map(({ tel, number, kind, checkedAt, isBroken }) => {
    const at =
      checkedAt === null ? '' : ` (${say('checked', { at: formatMoment(checkedAt as Instant, utcOffsetMinutes) })})`
    const state = isBroken ? `, ${say('broken')}${at}` : at
    return `<a href="tel:${safe(tel)}">${safe(number)}</a> ${say(kind === 'duty' ? 'duty' : 'hotline')}${state}`
  })
  return `<li>${name}: ${lines.join('; ')}</li>`
}
