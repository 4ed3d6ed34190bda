import { encode } from 'uqr'
import { escapeHtml as safe, type Words } from '#kit'
import { type Advice, declarePath, receiptAddress } from '../domain/index.ts'
import { drawPage } from './page-frame.ts'
import { type Language, type Say, sayIn } from './page-words.ts'

/** A receipt as it is shown: which declaration, where, when, until when; whom to call. Nothing of the person. */
export interface ReceiptPage {
  readonly language: Language
  /** The signed text that the QR code carries. */
  readonly text: string
  readonly code: string
  readonly place: { readonly id: number; readonly title: Words }
  readonly at: string
  readonly validUntil: string
  readonly advice: Advice
  readonly emergency: string
  readonly numbers: readonly { readonly number: string; readonly tel: string; readonly label: Words }[]
}

/** The receipt's page: advice first, for care comes first; then the code, which prints. */
export function drawReceipt(page: ReceiptPage): string {
  const { language, place, text } = page
  const say = sayIn(language)
  const suffix = language === 'en' ? '&lang=en' : ''
  const content = `<h1>${say('done')}</h1>
<p>${safe(say('doneAt', { at: page.at, place: place.title[language] }))}</p>
${drawAdvice(page, say)}
<h2>${say('receipt')}</h2><div class="qr">${drawQr(text)}</div>
<p>${say('codeIs')}: <span class="code">${safe(page.code)}</span></p>
<p>${safe(say('validUntil', { day: page.validUntil }))} <span class="quiet">${safe(say('receiptHow'))}</span></p>
<p class="noprint"><a class="button" href="${declarePath}?noi=${place.id}${suffix}">${say('again')}</a></p>`
  const other = `${receiptAddress(text)}${language === 'vi' ? '&lang=en' : ''}`
  return drawPage({ language, title: say('done'), content, otherHref: other })
}

function drawAdvice({ advice, emergency, numbers, language }: ReceiptPage, say: Say): string {
  if (advice === 'none') return ''
  const calls = numbers.map(
    ({ number, tel, label }) =>
      `<p><a class="call" href="tel:${safe(tel)}">${safe(say('call', { number }))}</a> ${safe(label[language])}</p>`,
  )
  const title = advice === 'emergency' ? say('emergencyNow', { number: emergency }) : say('stationNow')
  const text = advice === 'emergency' ? say('emergencyText') : say('stationText', { number: emergency })
  return `<div class="now"><h2>${safe(title)}</h2><p>${safe(text)}</p>${calls.join('')}</div>`
}

/** The pattern of dots that hides the data best is the same to every reader; trying all eight costs eight times as much. */
const maskPattern = 2

/** A code as one path of squares. */
export function drawQr(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', maskPattern, border: 2 })
  let path = ''
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < size; ) {
      if (!row[x]) {
        x++
        continue
      }
      let end = x
      while (end < size && row[end]) end++
      path += `M${x} ${y}h${end - x}v1h-${end - x}z`
      x = end
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label="QR"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`
}
