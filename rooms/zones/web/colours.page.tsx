import { useState } from 'react'
import type { Instant } from '#kit'
import { showMomentShort, useFilters, useMay, useRead, useReading, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Answer, Breadcrumb, Button, CheckField, Empty, Page, Section } from '#ui'
import { type ColourLine, colourList } from '../domain/index.ts'
import { clusterWords } from './cluster.words.ts'
import { DecideColour, DismissColour, ProposeColour } from './colour-dialogs.tsx'
import { ColourTag } from './zone-mark.tsx'
import { zonesPath } from './zone-paths.ts'
import styles from './zones.module.css'

type Act = { readonly what: 'decide' | 'dismiss'; readonly line: ColourLine }

/** Colours of an area and inside it, by scheme and date: proposed, in force, over. */
export function ColoursPage() {
  const t = useWords(clusterWords)
  const may = useMay()
  const areaId = useChosenArea()
  const [filters, setFilters] = useFilters()
  const show = filters.show === 'all' ? 'all' : 'now'
  const answer = useRead(colourList, { areaId, show })
  const [isProposing, setProposing] = useState(false)
  const [act, setAct] = useState<Act>()
  return (
    <Page
      title={t('colours')}
      lead={t('colours.lead')}
      above={<Breadcrumb crumbs={[{ label: t('back'), to: zonesPath(areaId) }, { label: t('colours') }]} />}
      actions={
        may('zones.propose') && (
          <Button look="main" icon="plus" onClick={() => setProposing(true)}>
            {t('colours.propose')}
          </Button>
        )
      }
    >
      <div className={styles.bar}>
        <ChosenArea />
        <CheckField
          name="all"
          label={t('colours.all')}
          value={show === 'all'}
          onChange={(isOn) => setFilters({ show: isOn ? 'all' : undefined })}
          problem={undefined}
        />
      </div>
      <Answer to={answer} rows={5}>
        {({ items }) => (
          <Section title={t('colours')}>
            {items.length === 0 ? (
              <Empty title={t('colours.none')} />
            ) : (
              <ul className={styles.list}>
                {items.map((line) => (
                  <Line key={line.id} line={line} onAct={(what) => setAct({ what, line })} />
                ))}
              </ul>
            )}
          </Section>
        )}
      </Answer>
      {isProposing && (
        <ProposeColour areaId={areaId} schemes={answer.data?.schemes ?? []} onClose={() => setProposing(false)} />
      )}
      {act?.what === 'decide' && <DecideColour line={act.line} onClose={() => setAct(undefined)} />}
      {act?.what === 'dismiss' && <DismissColour line={act.line} onClose={() => setAct(undefined)} />}
    </Page>
  )
}

function Line({ line, onAct }: { readonly line: ColourLine; readonly onAct: (what: Act['what']) => void }) {
  const t = useWords(clusterWords)
  const reading = useReading()
  const { areaTitle, mark, schemeTitle, fromAt, toAt, reviewAt, state, reason, by, number, mayDecide } = line
  const at = (moment: string) => showMomentShort(moment as Instant)
  const detail = [
    t(`colours.state.${state}`),
    t('span', { from: at(fromAt), to: at(toAt ?? reviewAt) }),
    number,
    by,
    reading(schemeTitle),
  ]
  return (
    <li>
      <div>
        <span className={styles.line}>
          {reading(areaTitle)} <ColourTag mark={mark} />
        </span>
        <span className={styles.under}>{detail.filter(Boolean).join(' · ')}</span>
        <span className={styles.under}>{reason}</span>
      </div>
      {mayDecide && (
        <div className={styles.line}>
          <Button onClick={() => onAct('decide')}>{t('colours.decide')}</Button>
          <Button look="quiet" onClick={() => onAct('dismiss')}>
            {t('colours.dismiss')}
          </Button>
        </div>
      )}
    </li>
  )
}
