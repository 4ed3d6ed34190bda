import { formatMoment, type Instant, escapeHtml as safe } from '#kit'
import { publicPath, residentAddress, residentPages, tipPath } from '../domain/index.ts'
import { drawHotlines } from './draw-hotlines.ts'
import { drawModels, drawNotes, drawViolations } from './draw-records.ts'
import { pageStyle } from './page-style.ts'
import { sayIn } from './page-words.ts'
import type { PageToDraw, PageWish, PublicAnswers } from './public-answers.ts'

type Directive = PublicAnswers['directives']['items'][number]

/** The public page whole: no script, no font, nothing else to fetch. Both languages, each at its own address. */
export function drawPublicPage(page: PageToDraw): string {
  const { answers, wish } = page
  const say = sayIn(wish.language)
  const where = answers.area ? answers.area.title[wish.language] : say('wholeCity')
  const at = formatMoment(answers.directives.at as Instant, page.utcOffsetMinutes)
  const other = wish.language === 'vi' ? 'en' : 'vi'
  return `<!doctype html>
<html lang="${wish.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('title')} · Nhạc Trưởng</title><meta name="referrer" content="no-referrer"><style>${pageStyle}</style></head>
<body><main class="page">
<div class="top"><span><strong>Nhạc Trưởng</strong> · ${say('site')}</span>
<a class="noprint" lang="${other}" hreflang="${other}" href="${safe(addressOf({ ...wish, language: other }))}">${say('other')}</a></div>
<h1>${safe(`${say('title')}, ${where}`)}</h1>
<p class="quiet">${safe(say(page.isStandIn ? 'standIn' : 'asOf', { at }))}</p>
${drawSearch(page)}
${drawHotlines(page)}
${drawResidentPages(page)}
<section><h2>${say('directives')}</h2>${drawDirectives(page)}</section>
${drawNotes(page)}
${drawViolations(page)}
${drawModels(page)}
<section class="noprint"><h2>${say('tip')}</h2><p>${say('tipText')} <a href="${tipPath}">${say('tipLink')}</a></p></section>
<p class="quiet noprint"><a href="/sign-in">${say('enter')}</a></p>
</main></body></html>
`
}

function drawResidentPages({ wish }: PageToDraw): string {
  const say = sayIn(wish.language)
  const lines = residentPages.map((page) => {
    const address = residentAddress(page, wish.areaId)
    const english = wish.language === 'en' && page === 'declare' ? `${address.includes('?') ? '&' : '?'}lang=en` : ''
    return `<li><a href="${safe(address + english)}">${say(page)}</a></li>`
  })
  return `<section class="noprint"><h2>${say('residents')}</h2><ul class="numbers">${lines.join('')}</ul></section>`
}

function addressOf({ language, areaId, q }: PageWish): string {
  const query = new URLSearchParams()
  if (areaId !== undefined) query.set('areaId', String(areaId))
  if (q !== '') query.set('q', q)
  if (language === 'en') query.set('lang', 'en')
  const text = query.toString()
  return text === '' ? publicPath : `${publicPath}?${text}`
}

function drawDirectives(page: PageToDraw): string {
  const { answers, wish, now } = page
  const standing = answers.directives.items.filter(({ to }) => to === null || to > now)
  if (standing.length === 0) return `<p>${sayIn(wish.language)('none')}</p>`
  return standing.map((one) => drawDirective(one, page)).join('')
}

function drawDirective(one: Directive, { wish, utcOffsetMinutes }: PageToDraw): string {
  const say = sayIn(wish.language)
  const moment = (at: string) => formatMoment(at as Instant, utcOffsetMinutes)
  const day = one.of === null ? say('day', { day: one.day }) : say('dayOf', { day: one.day, of: one.of })
  const review = one.reviewAt === null ? '' : say('review', { at: moment(one.reviewAt) })
  const until = one.to === null ? review : say('until', { at: moment(one.to) })
  const measures = one.measures.map((sentence) => `<li>${safe(sentence)}</li>`).join('')
  const places = one.territory.map(({ name }) => safe(name)).join(', ')
  return `<article><h3>${safe(one.label[wish.language])}</h3>
<p><span class="day">${day}</span>, ${say('from', { at: moment(one.from) })} ${until}</p>
${one.title ? `<p lang="vi">${safe(one.title)}</p>` : ''}
<p class="quiet">${safe(one.issuer[wish.language])}${places === '' ? '' : ` · ${places}`}</p>
${measures === '' ? '' : `<ul lang="vi">${measures}</ul>`}</article>`
}

function drawSearch({ found, wish }: PageToDraw): string {
  const say = sayIn(wish.language)
  const lines = found?.map(
    ({ id, title, above }) =>
      `<li><a href="${safe(addressOf({ ...wish, q: '', areaId: id }))}">${safe(title[wish.language])}</a> ${safe(above[wish.language])}</li>`,
  )
  const list = found === null ? `<p>${say('searchAway')}</p>` : listOf(lines, say('notFound'))
  const language = wish.language === 'en' ? '<input type="hidden" name="lang" value="en">' : ''
  return `<form action="${publicPath}" method="get" role="search"><label for="q">${say('search')}</label>
<span class="line"><input id="q" name="q" value="${safe(wish.q)}">${language}<button>${say('find')}</button></span></form>${list}`
}

function listOf(lines: readonly string[] | undefined, none: string): string {
  if (lines === undefined) return ''
  return lines.length === 0 ? `<p>${none}</p>` : `<ul class="numbers">${lines.join('')}</ul>`
}
