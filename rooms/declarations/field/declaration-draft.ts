import type { declarationFormContract, OfficerForm } from '../domain/index.ts'

/** What a phone takes along for the form. */
export type FormBook = ReturnType<(typeof declarationFormContract)['answer']['parse']>

/** A form on a phone; sealed there like all else. `salt`: random letters, see the contract. */
export interface DeclarationDraft {
  readonly form: 'declarations.submit'
  readonly id: string
  readonly salt: string
  readonly filled: OfficerForm
}

/** An empty form: said to an officer, staying in the nearest place. */
export function newDraft(id: string, book: FormBook | undefined): DeclarationDraft {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0'))
  const areaId = book?.homes[0]?.areaId
  return {
    form: 'declarations.submit',
    id,
    salt: letters.join(''),
    filled: { channel: 'spoken', where: 'none', ...(areaId === undefined ? {} : { areaId }) },
  }
}

/** Whether an unfinished form on the phone is one of ours. */
export function isDeclaration(draft: unknown): draft is DeclarationDraft {
  return (draft as Partial<DeclarationDraft>).form === 'declarations.submit'
}
