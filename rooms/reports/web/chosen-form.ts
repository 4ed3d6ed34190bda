import type { FormView } from '../domain/index.ts'

/** The form asked for; else the first that is due by the clock, for that is what an evening is about. */
export function chosenForm(forms: readonly FormView[], code: string | undefined): FormView | undefined {
  return forms.find((form) => form.code === code) ?? forms.find(({ due }) => due !== null) ?? forms[0]
}
