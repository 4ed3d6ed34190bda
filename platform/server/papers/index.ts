export { type PaperFormat, paperMediaTypes, renderPaper } from './render-paper.ts'
export { type LeavingPaper, sendPaper } from './send-paper.ts'
