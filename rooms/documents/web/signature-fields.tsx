import type { Words } from '#kit'
import { useReading, useWords } from '#platform/web'
import { SelectField, TextField } from '#ui'
import type { Signature } from '../domain/index.ts'
import { documentWords } from './documents.words.ts'

const noSignature: Signature = { capacity: null, onBehalfOf: null, title: '', name: '' }

/** Part of a form that holds signatures: of a new document, or of a draft. */
interface SignatureDoor {
  readonly values: { readonly signatures?: readonly Signature[] | undefined }
  readonly set: (change: { readonly signatures: Signature[] }) => void
  readonly field: (name: 'signatures') => { readonly problem: Words | undefined }
}

/** Who signs, in which capacity, on whose behalf. Further signatures, which only the API writes, stay as they are. */
export function SignatureFields({
  door,
  capacities,
}: {
  readonly door: SignatureDoor
  readonly capacities: readonly {
    readonly code: string
    readonly symbol: string
    readonly name: { readonly vi: string; readonly en: string }
  }[]
}) {
  const t = useWords(documentWords)
  const reading = useReading()
  const signature = door.values.signatures?.[0] ?? noSignature
  const { problem } = door.field('signatures')
  const change = (part: Partial<Signature>) => {
    const next = { ...signature, ...part }
    const others = door.values.signatures?.slice(1) ?? []
    door.set({ signatures: next.name === '' && next.title === '' ? others : [next, ...others] })
  }
  return (
    <>
      <SelectField
        label={t('new.capacity')}
        optional
        name="capacity"
        value={signature.capacity ?? undefined}
        onChange={(capacity) => change({ capacity: capacity ?? null })}
        options={capacities.map(({ code, symbol, name }) => ({ value: code, label: `${symbol} ${reading(name)}` }))}
      />
      <TextField
        label={t('new.behalf')}
        optional
        name="onBehalfOf"
        value={signature.onBehalfOf ?? undefined}
        onChange={(onBehalfOf) => change({ onBehalfOf: onBehalfOf || null })}
      />
      <TextField
        label={t('new.signer-title')}
        optional
        name="signerTitle"
        value={signature.title}
        onChange={(title) => change({ title: title ?? '' })}
        problem={problem}
      />
      <TextField
        label={t('new.signer-name')}
        optional
        name="signerName"
        value={signature.name}
        onChange={(name) => change({ name: name ?? '' })}
        problem={problem}
      />
    </>
  )
}
