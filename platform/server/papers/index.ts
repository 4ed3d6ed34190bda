export { type PaperFormat, paperMediaTypes, renderPaper } from './render-paper.ts'
