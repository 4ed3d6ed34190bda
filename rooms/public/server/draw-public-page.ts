import { formatMoment, type Instant } from '#kit'
import { publicPath, escapeHtml as safe } from '../domain/index.ts'
import { drawHotlines } from './draw-hotlines.ts'
import type { PublicAnswers } from './public-answers.ts'

type Directive = PublicAnswers['directives']['items'][number]

/**
 * The public page in plain HTML. Vietnamese, with the few English words a visitor needs; the web app speaks both in full.
 */
export function drawPublicPage(answers: PublicAnswers): string {
  const { directives, area, utcOffsetMinutes } = answers
  const moment = (at: string) => formatMoment(at as Instant, utcOffsetMinutes)
  const where = area ? safe(area.title.vi) : 'toàn thành phố'
  const items = directives.items.map((one) => drawDirective(one, moment)).join('')
  const none = '<p>Không có chỉ thị nào đang hiệu lực ở đây. <i lang="en">No directive is in force here.</i></p>'
  return `<main style="max-width: 720px; margin: 0 auto; padding: 24px 16px">
<p><strong>Nhạc Trưởng</strong> · trang công khai <i lang="en">(public page)</i></p>
<h1>Chỉ thị đang hiệu lực, ${where}</h1>
<p>Lúc ${moment(directives.at)}. Trang này không có dữ liệu cá nhân.</p>
${drawSearch(answers)}
${drawHotlines(answers)}
${items === '' ? none : items}
</main>`
}

function drawDirective(one: Directive, moment: (at: string) => string): string {
  const day = one.of === null ? `ngày ${one.day}` : `ngày ${one.day}/${one.of}`
  const until =
    one.to !== null ? `đến hết ${moment(one.to)}` : one.reviewAt === null ? '' : `xem xét lại ${moment(one.reviewAt)}`
  const measures = one.measures.map((sentence) => `<li>${safe(sentence)}</li>`).join('')
  const places = one.territory.map(({ name }) => safe(name)).join(', ')
  return `<article>
<h2>${safe(one.label.vi)}</h2>
<p><strong>${day}</strong>, từ ${moment(one.from)} ${until}</p>
${one.title ? `<p>${safe(one.title)}</p>` : ''}
<p>${safe(one.issuer.vi)}${places === '' ? '' : ` · ${places}`}</p>
${measures === '' ? '' : `<ul>${measures}</ul>`}
</article>`
}

function drawSearch({ found, q }: PublicAnswers): string {
  const lines = found?.map(
    ({ id, title, above }) => `<li><a href="${publicPath}?areaId=${id}">${safe(title.vi)}</a> ${safe(above.vi)}</li>`,
  )
  const none = '<p>Không thấy nơi nào có tên như vậy.</p>'
  const list = lines === undefined ? '' : lines.length === 0 ? none : `<ul>${lines.join('')}</ul>`
  return `<form action="${publicPath}" method="get" role="search">
<label>Nơi ở, phường, xã <input name="q" value="${safe(q)}" style="min-height: 40px" /></label>
<button style="min-height: 40px">Tìm</button>
</form>
${list}`
}
