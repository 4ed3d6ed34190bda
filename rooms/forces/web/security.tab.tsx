import { useState } from 'react'
import { currentLanguage, read, useIntentForm, useMay, useRead, useReading, useWords } from '#platform/web'
import { postList } from '#rooms/bodies/domain'
import { Answer, Button, Dialog, IntentForm, LongTextField, PickField, Row, Rows, showToast, Tag } from '#ui'
import { planSecurity, securityPlan } from '../domain/index.ts'
import styles from './forces.module.css'
import { forceWords } from './forces.words.ts'

/** Security of the area: every item, with who is in charge or with nobody. */
export function SecurityTab({ areaId }: { readonly areaId: number }) {
  const t = useWords(forceWords)
  const reading = useReading()
  const may = useMay()
  const [item, setItem] = useState<string>()
  const answer = useRead(securityPlan, { areaId })
  return (
    <>
      <Answer to={answer} rows={4}>
        {({ items }) => (
          <Rows>
            {items.map(({ key, title, plan, owner, source }) => (
              <Row
                key={key}
                title={reading(title)}
                detail={
                  <>
                    {owner ? (
                      <span>{[owner.name, owner.post].filter(Boolean).join(' · ')}</span>
                    ) : (
                      <Tag tone="warn">{t('owner.none')}</Tag>
                    )}
                    {plan && <span className={styles.under}>{plan}</span>}
                    <span className={styles.under}>{t('source', { text: source.text })}</span>
                  </>
                }
                end={may('forces.mobilise') && <Button onClick={() => setItem(key)}>{t('assign')}</Button>}
              />
            ))}
          </Rows>
        )}
      </Answer>
      {item && <AssignDialog areaId={areaId} item={item} onClose={() => setItem(undefined)} />}
    </>
  )
}

interface AssignProps {
  readonly areaId: number
  readonly item: string
  readonly onClose: () => void
}

function AssignDialog({ areaId, item, onClose }: AssignProps) {
  const t = useWords(forceWords)
  const form = useIntentForm(planSecurity, { draft: `forces.security.${areaId}.${item}`, initial: { areaId, item } })
  const done = () => {
    showToast({ text: t('assign.done') })
    onClose()
  }
  const findPosts = async (q: string, signal: AbortSignal) => {
    const { items } = await read(postList, { areaId, within: 'true', q, limit: 12 }, signal)
    return items.map(({ id, title, holders, areaName }) => ({
      id,
      label: title[currentLanguage()],
      detail: [holders[0]?.name, areaName].filter(Boolean).join(' · '),
    }))
  }
  return (
    <Dialog title={t('assign')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('assign')} onDone={done} onCancel={onClose}>
        <PickField label={t('owner')} find={findPosts} {...form.field('ownerPostId')} />
        <LongTextField label={t('plan')} {...form.field('plan')} />
      </IntentForm>
    </Dialog>
  )
}
