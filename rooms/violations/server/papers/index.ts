import { violationPaperRead } from './violation-paper.query.ts'

export { registerViolationPapers, violationPaperRoutes } from './paper-files.routes.ts'

/** Papers of dossiers as they stand on the screen. */
export const violationPaperReads = [violationPaperRead]
