import type { Instant } from '#kit'
import { showMomentShort, useIntent, useMay, useRead, useReading, useWords } from '#platform/web'
import { Button, RefusalNote, Row, Rows, Section, showToast, Tag } from '#ui'
import { type Activation, activateBody, activationList } from '../domain/index.ts'
import { activationWords } from './activations.words.ts'

interface ActivationsPanelProps {
  readonly documentId: string
  /** Whether the directive is one that a command post can take up now. */
  readonly isInForce: boolean
}

/** Which command posts took a directive up; who leads one lets it do so here (ORG-06). */
export function ActivationsPanel({ documentId, isInForce }: ActivationsPanelProps) {
  const t = useWords(activationWords)
  const may = useMay()
  const { data } = useRead(activationList, { documentId }, { rooms: ['bodies'], enabled: may('bodies.read') })
  const items = (data?.items ?? []).filter(({ active }) => active !== null || isInForce)
  if (items.length === 0) return null
  return (
    <Section title={t('title')} note={t('note')}>
      <Rows label={t('title')}>
        {items.map((one) => (
          <ActivationRow key={one.bodyId} documentId={documentId} activation={one} />
        ))}
      </Rows>
    </Section>
  )
}

function ActivationRow({ documentId, activation }: { readonly documentId: string; readonly activation: Activation }) {
  const t = useWords(activationWords)
  const reading = useReading()
  const activate = useIntent(activateBody)
  const { bodyId, name, area, head, active, mayActivate } = activation
  const ask = async () => {
    if (await activate.ask({ bodyId, documentId })) showToast({ text: t('done', { name }) })
  }
  const said = active
    ? t('since', { at: showMomentShort(active.at as Instant), head: active.head })
    : head === null
      ? t('no-head')
      : t('head', { head })
  return (
    <Row
      title={name}
      detail={
        <>
          {reading(area)} · {said}
          {activate.problem && <RefusalNote problem={activate.problem} />}
        </>
      }
      end={
        active ? (
          <Tag>{t('active')}</Tag>
        ) : (
          mayActivate && (
            <Button busy={activate.state === 'sending'} disabled={head === null} onClick={() => void ask()}>
              {t('activate')}
            </Button>
          )
        )
      }
    />
  )
}
