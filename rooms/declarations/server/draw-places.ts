import { escapeHtml as safe, type Words } from '#kit'
import { checkInPath, declarePath } from '../domain/index.ts'
import { drawQr } from './draw-receipt.ts'
import { drawPage } from './page-frame.ts'
import { type Language, sayIn } from './page-words.ts'

/** A place one may choose. */
export interface PlaceLink {
  readonly id: number
  readonly title: Words
  readonly above: Words | null
}

/** Choosing where one stays: a search, and links from the top of the city down. */
export function drawChoosePlace(page: {
  readonly language: Language
  readonly q: string
  readonly inside: PlaceLink | undefined
  readonly places: readonly PlaceLink[]
  readonly emergency: string
}): string {
  const { language, q, inside, places, emergency } = page
  const say = sayIn(language)
  const suffix = language === 'en' ? '&lang=en' : ''
  const lines = places.map(
    ({ id, title, above }) =>
      `<li><a href="${declarePath}?noi=${id}${suffix}">${safe(title[language])}${above ? ` <span class="quiet">${safe(above[language])}</span>` : ''}</a></li>`,
  )
  const head = inside ? `<h2>${safe(say('inside', { place: inside.title[language] }))}</h2>` : ''
  const content = `<h1>${say('title')}</h1>
<p class="now"><a href="tel:${safe(emergency)}">${safe(say('emergency', { number: emergency }))}</a></p>
<h2>${say('chooseTitle')}</h2><p class="quiet">${safe(say('chooseLead'))}</p>
<form method="get" action="${declarePath}" role="search"><div class="sub"><label for="q">${say('search')}</label>
<input id="q" name="q" type="text" value="${safe(q)}"></div>${language === 'en' ? '<input type="hidden" name="lang" value="en">' : ''}<button>${say('find')}</button></form>
${head}${lines.length === 0 ? `<p>${say('notFound')}</p>` : `<ul class="places">${lines.join('')}</ul>`}`
  const query = new URLSearchParams({
    ...(q === '' ? {} : { q }),
    ...(inside ? { noi: String(inside.id) } : {}),
    ...(language === 'vi' ? { lang: 'en' } : {}),
  }).toString()
  const otherHref = query === '' ? declarePath : `${declarePath}?${query}`
  return drawPage({ language, title: say('title'), content, otherHref })
}

/** A place where one checks in. */
export interface CheckInSite {
  readonly id: string
  readonly name: string
  readonly where: Words
}

/** The page behind a place's code: one button, and a phone only for who wants to be told. */
export function drawCheckIn(page: {
  readonly language: Language
  readonly site: CheckInSite
  readonly id: string
  readonly salt: string
  readonly keepDays: number
  readonly phone: string
  readonly notice?: { readonly title: string; readonly text: string }
}): string {
  const { language, site, notice } = page
  const say = sayIn(language)
  const address = `${checkInPath}/${site.id}`
  const told = notice
    ? `<div class="wrong" role="alert"><h2>${safe(notice.title)}</h2><p>${safe(notice.text)}</p></div>`
    : ''
  const content = `<h1>${say('checkInTitle')}</h1>${told}
<p><strong>${safe(site.name)}</strong><br>${safe(site.where[language])}</p>
<p>${safe(say('checkInLead'))} <span class="quiet">${safe(say('checkInKept', { days: page.keepDays }))}</span></p>
<form method="post" action="${address}" novalidate><input type="hidden" name="id" value="${safe(page.id)}">
<input type="hidden" name="salt" value="${safe(page.salt)}"><input type="hidden" name="lang" value="${language}">
<div class="field"><label for="phone">${safe(say('checkInPhone'))} <span class="quiet">(${say('optional')})</span></label>
<input id="phone" name="phone" type="tel" autocomplete="tel" maxlength="20" value="${safe(page.phone)}"></div>
<button>${say('checkInSend')}</button></form>`
  return drawPage({
    language,
    title: say('checkInTitle'),
    content,
    otherHref: `${address}${language === 'vi' ? '?lang=en' : ''}`,
  })
}

/** What stands on the screen when one has checked in: shown to whoever keeps the door. */
export function drawCheckedIn(page: {
  readonly language: Language
  readonly site: CheckInSite
  readonly at: string
  readonly code: string
  readonly keepDays: number
}): string {
  const { language, site } = page
  const say = sayIn(language)
  const content = `<h1>${say('checkInDone')}</h1><p class="code">${safe(page.at)}</p>
<p><strong>${safe(site.name)}</strong><br>${safe(site.where[language])}</p>
<p class="quiet">${safe(say('checkInCode', { code: page.code }))} ${safe(say('checkInKept', { days: page.keepDays }))}</p>`
  return drawPage({ language, title: say('checkInDone'), content })
}

/** Posters of places, one to a sheet: the code leads to the place's page. Both languages stand on each. */
export function drawPosters(origin: string, sites: readonly CheckInSite[]): string {
  const [vi, en] = [sayIn('vi'), sayIn('en')]
  const sheets = sites.map(
    (site) => `<section class="poster"><h1>${safe(vi('poster'))}</h1><p lang="en">${safe(en('poster'))}</p>
<div class="qr">${drawQr(`${origin}${checkInPath}/${site.id}`)}</div><p class="name">${safe(site.name)}</p><p>${safe(site.where.vi)}</p>
<p>${safe(vi('posterHow'))} ${safe(vi('posterNo'))}</p><p class="quiet" lang="en">${safe(en('posterHow'))} ${safe(en('posterNo'))}</p></section>`,
  )
  return drawPage({ language: 'vi', title: vi('poster'), content: sheets.join('') })
}
