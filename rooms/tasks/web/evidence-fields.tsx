import { type ChangeEvent, useState } from 'react'
import type { z } from 'zod'
import type { Words } from '#kit'
import { request, toProblem, useWords } from '#platform/web'
import { FieldFrame, LongTextField } from '#ui'
import type { evidenceField } from '../domain/index.ts'
import styles from './tasks.module.css'
import { taskWords } from './tasks.words.ts'

type Evidence = z.infer<typeof evidenceField>

const kinds = 'image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx,.csv,.txt'

interface EvidenceFieldsProps {
  readonly value: readonly Evidence[]
  readonly onChange: (evidence: readonly Evidence[]) => void
  readonly problem: Words | undefined
}

/** Words, a photo or a file as proof. The file goes to the server when chosen; the step then names it by its hash. */
export function EvidenceFields({ value, onChange, problem }: EvidenceFieldsProps) {
  const t = useWords(taskWords)
  const files = value.filter(({ kind }) => kind === 'file')
  const words = value.find(({ kind }) => kind === 'text')
  const say = (text: string | undefined) => onChange([...files, ...(text ? [{ kind: 'text' as const, text }] : [])])
  const attach = (file: Evidence) => onChange([...files, ...(words ? [words] : []), file])
  return (
    <>
      <LongTextField
        label={t('field.evidence')}
        help={t('field.evidence.help')}
        name="evidence"
        value={words?.text}
        onChange={say}
        problem={problem}
      />
      <FileField chosen={files.map(({ text }) => text ?? '')} onSent={attach} />
    </>
  )
}

function FileField({
  chosen,
  onSent,
}: {
  readonly chosen: readonly string[]
  readonly onSent: (file: Evidence) => void
}) {
  const t = useWords(taskWords)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<Words>()
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    if (!file) return
    setSending(true)
    setProblem(undefined)
    try {
      const { hash } = await request<{ hash: string }>('/files', { method: 'POST', body: file })
      onSent({ kind: 'file', fileHash: hash, text: file.name })
    } catch (thrown) {
      setProblem(toProblem(thrown).words)
    } finally {
      setSending(false)
    }
  }
  const help = isSending ? t('file.sending') : chosen.join(', ') || t('field.file.help')
  return (
    <FieldFrame label={t('field.file')} help={help} optional problem={problem}>
      {(ties) => (
        <span className={styles.file}>
          <input
            {...ties}
            type="file"
            accept={kinds}
            disabled={isSending}
            className="visually-hidden"
            onChange={(event) => void take(event)}
          />
          <label htmlFor={ties.id}>{t('file.choose')}</label>
        </span>
      )}
    </FieldFrame>
  )
}
