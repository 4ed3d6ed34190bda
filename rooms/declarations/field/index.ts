import { type FieldRoom, lazyScreen } from '#platform/field'
import { declarationFormContract, submitDeclaration } from '../domain/index.ts'

const permission = submitDeclaration.permission

/** The field face of the room: an officer declares for whoever has no phone, with or without signal (SG-12). */
export const fieldRoom: FieldRoom = {
  name: 'declarations',
  actions: [
    {
      key: 'declare',
      title: { vi: 'Khai báo hộ', en: 'Declare for somebody' },
      icon: 'medical',
      to: '/field/declarations/new',
      permission,
    },
  ],
  screens: [
    {
      path: '/field/declarations/new',
      title: submitDeclaration.title,
      permission,
      Screen: lazyScreen(async () => (await import('./declare.screen.tsx')).NewDeclarationScreen),
    },
    {
      path: '/field/declarations/form/$id',
      title: submitDeclaration.title,
      permission,
      Screen: lazyScreen(async () => (await import('./declare.screen.tsx')).MendDeclarationScreen),
    },
  ],
  bring: [{ name: 'declarations.form', address: declarationFormContract.path, permission }],
  intents: {
    [submitDeclaration.type]: {
      // The outbox names nobody.
      say: () => submitDeclaration.title,
      mendAt: (id) => `/field/declarations/form/${id}`,
    },
  },
}
