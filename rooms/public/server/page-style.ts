import { createHash } from 'node:crypto'

/** The whole look of the plain page: no font, no picture and no script is fetched; light, dark and on paper. */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#1b2426;--quiet:#55636a;--paper:#fff;--rule:#d5dcde;--accent:#0b6162;--soft:#f3f6f6}
@media (prefers-color-scheme:dark){:root{--ink:#e7edee;--quiet:#a5b2b6;--paper:#121819;--rule:#344043;--accent:#6cc5c2;--soft:#1a2223}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 "Be Vietnam Pro",system-ui,"Segoe UI",Roboto,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.page{max-width:720px;margin:0 auto;padding:16px}
header,.top{display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between;align-items:baseline;color:var(--quiet);font-size:14px}
h1{font-size:26px;line-height:1.3;margin:12px 0 4px}
h2{font-size:20px;line-height:1.35;margin:0 0 8px}
h3{font-size:17px;line-height:1.4;margin:0}
p{margin:4px 0}
section{border-top:2px solid var(--ink);margin-top:28px;padding-top:12px}
article{padding:8px 0 12px}
article+article{border-top:1px solid var(--rule)}
a{color:var(--accent)}
ul{margin:4px 0;padding-left:20px}
.quiet{color:var(--quiet);font-size:14px}
.call a{display:inline-block;font-size:24px;font-weight:600;padding:8px 0;min-height:48px}
.numbers a,.numbers li{padding:8px 0}
form{display:grid;gap:4px;max-width:420px;margin:12px 0}
input,button{font:inherit;min-height:48px;padding:4px 12px;border:1px solid var(--quiet);border-radius:4px;background:var(--paper);color:var(--ink)}
.line{display:flex;gap:8px}.line input{flex:1;min-width:0}
button{background:var(--accent);border-color:var(--accent);color:var(--paper);font-weight:600}
.day{font-weight:600}
.kind{font-size:14px;font-weight:600;color:var(--accent)}
table{border-collapse:collapse;width:100%;font-size:15px}
caption{text-align:left;color:var(--quiet);font-size:14px;padding-bottom:8px}
th,td{padding:6px 4px;border-bottom:1px solid var(--rule);text-align:right;font-weight:400}
th:first-child{text-align:left}thead th{color:var(--quiet);font-size:14px;white-space:nowrap}tfoot *{font-weight:600}
.off{color:var(--quiet)}
footer{margin:32px 0 16px;padding-top:12px;border-top:1px solid var(--rule)}
@media print{form,.noprint{display:none}body{font-size:11pt}section,article,tr{break-inside:avoid}a{color:inherit;text-decoration:none}}
`

/** What the page may load: itself. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
