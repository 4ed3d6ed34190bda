import { createHash } from 'node:crypto'
import { escapeHtml as safe } from '#kit'
import { type Language, sayIn } from './page-words.ts'

/** The whole look of the plain pages: nothing else is fetched; light, dark and on paper; targets of 48 px. */
const pageStyle = `
:root{color-scheme:light dark;--ink:#1b2426;--quiet:#55636a;--paper:#fff;--rule:#d5dcde;--accent:#0b6162;--bad:#b3261e;--soft:#f3f6f6}
@media (prefers-color-scheme:dark){:root{--ink:#e7edee;--quiet:#a5b2b6;--paper:#121819;--rule:#344043;--accent:#6cc5c2;--bad:#ff9a90;--soft:#1a2223}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 "Be Vietnam Pro",system-ui,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
main{max-width:560px;margin:0 auto;padding:16px}
.top{display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between;color:var(--quiet);font-size:15px}
.top a{padding:4px 0}
h1{font-size:26px;line-height:1.3;margin:12px 0 8px}h2{font-size:20px;line-height:1.35;margin:12px 0 4px}
p{margin:4px 0}a{color:var(--accent)}
.quiet,.why{color:var(--quiet);font-size:15px;font-weight:400}
.why{display:block;margin:0 0 4px}
.now{border-left:4px solid var(--bad);padding:8px 12px;margin:12px 0}
.now h2,.wrong h2{margin-top:0}
.now a{color:var(--bad);font-weight:600}
.bad{color:var(--bad);font-weight:600;display:block;margin:0 0 4px}
.wrong{border:2px solid var(--bad);padding:12px;margin:16px 0}.wrong ul{margin:4px 0;padding-left:20px}
fieldset,.field{border:0;border-top:1px solid var(--rule);margin:20px 0 0;padding:16px 0 0}
legend,.field>label{font-weight:600;display:block;padding:0}
legend{float:left;width:100%;margin:0 0 4px}legend+*{clear:both}
.pick{display:flex;gap:12px;align-items:center;min-height:48px}
.pick input{width:24px;height:24px;flex:none;margin:0;accent-color:var(--accent)}
.pick label{flex:1;padding:10px 0}
input[type=text],input[type=tel],input[type=date],select,button{font:inherit;width:100%;min-height:48px;padding:8px 12px;border:1px solid var(--quiet);border-radius:4px;background:var(--paper);color:var(--ink)}
.short{max-width:220px}
.sub{margin:12px 0 0}.sub label{display:block;font-size:15px}
.two{display:grid;grid-template-columns:1fr 1fr;gap:12px}
[aria-invalid]{border:2px solid var(--bad)!important}
button,.button{background:var(--accent);border:1px solid var(--accent);color:var(--paper);font-weight:600;min-height:56px;margin:24px 0 8px;cursor:pointer}
.button{display:block;text-align:center;padding:14px;border-radius:4px;text-decoration:none}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
ul.places{list-style:none;margin:8px 0;padding:0}.places a{display:block;padding:12px 0;border-top:1px solid var(--rule)}
.qr{background:#fff;padding:12px;width:min(100%,320px);margin:12px 0}.qr svg{display:block;width:100%;height:auto}
.code{font-size:22px;font-weight:600;letter-spacing:.04em;font-variant-numeric:tabular-nums;white-space:nowrap}
.call{display:inline-block;font-size:24px;font-weight:600;padding:8px 0;min-height:48px}
@supports selector(:has(*)){@media screen{form:not(:has(#where-city:checked)) .city,form:not(:has(#where-province:checked)) .province,form:not(:has(#where-city:checked)):not(:has(#where-province:checked)) .days{display:none}}}
.poster{text-align:center;min-height:90vh}.poster+.poster{break-before:page}.poster .qr{width:min(100%,420px);margin:24px auto}.poster h1{font-size:34px}.poster .name{font-size:24px;font-weight:600}
@media print{.noprint,button{display:none}body{font-size:11pt}fieldset,.field,.qr{break-inside:avoid}a{color:inherit;text-decoration:none}}
`

/** What a page may load: itself. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A page whole. `content` is HTML, `otherHref` the same page in the other language (absent: no such link). */
export function drawPage(page: {
  readonly language: Language
  readonly title: string
  readonly content: string
  readonly otherHref?: string
}): string {
  const { language, title, content, otherHref } = page
  const say = sayIn(language)
  const other = language === 'vi' ? 'en' : 'vi'
  const link =
    otherHref === undefined
      ? ''
      : `<a class="noprint" lang="${other}" hreflang="${other}" href="${safe(otherHref)}">${say('other')}</a>`
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)} · Nhạc Trưởng</title><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><style>${pageStyle}</style></head>
<body><main><div class="top"><span><strong>Nhạc Trưởng</strong></span>${link}</div>
${content}
</main></body></html>
`
}
