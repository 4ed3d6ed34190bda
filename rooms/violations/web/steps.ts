import type { ViolationPage } from '../domain/index.ts'

/** What may be done with a dossier, as its page names it. */
export type Step = Exclude<keyof ViolationPage['can'], 'read-person'>

/** What a step's dialog is given. */
export interface StepProps {
  readonly dossier: ViolationPage
  readonly onClose: () => void
}
