import { formatMoment, type Instant } from '#kit'
import { escapeHtml as safe } from '../domain/index.ts'
import type { PublicAnswers } from './public-answers.ts'

type Hotline = PublicAnswers['hotlines'][number]

/** Whom to call, in plain HTML: the number of now first, then the numbers of each place. Office numbers only, nobody is named. */
export function drawHotlines({ hotlines, utcOffsetMinutes }: PublicAnswers): string {
  const [first] = hotlines
  if (!first) return ''
  const places = hotlines.map((one) => drawPlace(one, utcOffsetMinutes)).join('')
  return `<section>
<h2>Đường dây nóng <i lang="en">(hotlines)</i></h2>
${drawCall(first)}
<ul>${places}</ul>
</section>`
}

function drawCall({ callNow }: Hotline): string {
  if (!callNow) return '<p>Chưa có số nào được công bố ở đây.</p>'
  const { tel, number, office, isOnDuty, isSubstitute } = callNow
  const standing = [isOnDuty ? 'đang có người trực' : 'số cơ quan', ...(isSubstitute ? ['cấp trên trực thay'] : [])]
  return `<p>Gọi ngay: <a href="tel:${safe(tel)}" style="font-size: 1.4em"><strong>${safe(number)}</strong></a><br>
${safe(office.vi)} (${standing.join(', ')})</p>`
}

function drawPlace({ title, numbers }: Hotline, utcOffsetMinutes: number): string {
  if (numbers.length === 0) return `<li>${safe(title.vi)}: chưa công bố số nào</li>`
  const lines = numbers.map(({ tel, number, kind, checkedAt, isBroken }) => {
    const at = checkedAt === null ? '' : ` (gọi thử ${formatMoment(checkedAt as Instant, utcOffsetMinutes)})`
    const state = isBroken ? `, gọi không được${at}` : at
    return `<a href="tel:${safe(tel)}">${safe(number)}</a> ${kind === 'duty' ? 'số trực' : 'đường dây nóng'}${state}`
  })
  return `<li>${safe(title.vi)}: ${lines.join('; ')}</li>`
}
