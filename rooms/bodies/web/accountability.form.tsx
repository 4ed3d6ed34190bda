import { currentLanguage, read, useIntentForm, useReading, useWords } from '#platform/web'
import { Dialog, IntentForm, PickField, type PickItem, SelectField, showToast } from '#ui'
import { LINES, type Line, type PostShape, postList, setAccountability } from '../domain/index.ts'
import { bodyWords } from './bodies.words.ts'

interface AccountabilityDialogProps {
  readonly post: PostShape
  /** Where superiors are looked for: the areas of the steps known so far, the nearest first. */
  readonly areaIds: readonly number[]
  readonly onClose: () => void
}

/** To whom a post answers on a line, set by hand; left empty, the rule of the line holds again. */
export function AccountabilityDialog({ post, areaIds, onClose }: AccountabilityDialogProps) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const form = useIntentForm(setAccountability, {
    draft: `bodies.accountability.${post.id}`,
    initial: { postId: post.id, line: post.line as Line, toPostId: null },
  })
  const done = () => {
    showToast({ text: t('answers-to.done') })
    onClose()
  }
  const lines = Object.entries(LINES).map(([value, words]) => ({ value: value as Line, label: reading(words) }))
  return (
    <Dialog title={t('answers-to.set')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('save')} onDone={done} onCancel={onClose}>
        <SelectField label={t('line')} options={lines} {...form.field('line')} />
        <PickField
          label={t('answers-to')}
          help={t('answers-to.help')}
          optional
          name="toPostId"
          value={form.values.toPostId ?? undefined}
          onChange={(toPostId) => form.set({ toPostId: toPostId ?? null })}
          problem={form.field('toPostId').problem}
          find={findHeads(areaIds)}
        />
      </IntentForm>
    </Dialog>
  )
}

/** Head posts of the areas around, those whose body or area bears the words. */
function findHeads(areaIds: readonly number[]) {
  return async (text: string, signal: AbortSignal): Promise<PickItem[]> => {
    const language = currentLanguage()
    const lists = await Promise.all(
      areaIds.map((areaId) => read(postList, { areaId, isHead: true, q: text, limit: 20 }, signal)),
    )
    return lists.flatMap(({ items }) =>
      items.map(({ id, title, holders }) => ({ id, label: title[language], detail: holders[0]?.name })),
    )
  }
}
