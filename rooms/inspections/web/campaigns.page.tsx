import { useState } from 'react'
import type { Day } from '#kit'
import { showDay, useFilters, useMay, useRead, useWords } from '#platform/web'
import { ChosenArea, sayAreaName, useChosenArea } from '#rooms/areas/web'
import { Answer, Button, Choice, Empty, Page, Row, Rows, Tag } from '#ui'
import { campaignListContract } from '../domain/index.ts'
import { frontWords } from './front.words.ts'
import styles from './inspections.module.css'
import { OpenCampaign } from './open-campaign.dialog.tsx'
import { teamWords } from './team.words.ts'

/** Tổng kiểm tra: campaigns over an area, each with how far it is. */
export function CampaignsPage() {
  const t = useWords(teamWords)
  const f = useWords(frontWords)
  const may = useMay()
  const areaId = useChosenArea()
  const [filters, setFilters] = useFilters()
  const [isOpen, setOpen] = useState(false)
  const closed = filters.closed === 'true'
  const answer = useRead(campaignListContract, { areaId, closed: closed ? 'true' : undefined })
  return (
    <Page
      title={t('campaigns')}
      actions={
        may('inspections.organise') && (
          <Button icon="plus" look="main" onClick={() => setOpen(true)}>
            {t('campaign.new')}
          </Button>
        )
      }
    >
      <div className={styles.bar}>
        <ChosenArea />
        <Choice
          label={t('campaign.state')}
          value={closed ? 'all' : 'open'}
          onChange={(value) => setFilters({ closed: value === 'all' ? 'true' : undefined })}
          options={[
            { value: 'open', label: t('campaign.open') },
            { value: 'all', label: t('campaign.all') },
          ]}
        />
      </div>
      <Answer to={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('campaign.none')} />
          ) : (
            <Rows label={t('campaigns')}>
              {items.map((one) => (
                <Row
                  key={one.id}
                  title={one.title}
                  to={`/inspections/campaigns/${one.id}`}
                  detail={`${sayAreaName(one.areaName)} · ${f('campaign.days', { from: showDay(one.fromDay as Day), to: showDay(one.toDay as Day) })}`}
                  end={
                    <>
                      {one.closedAt && <Tag>{t('campaign.closed')}</Tag>}{' '}
                      {f('campaign.all', { inspected: one.inspected, sites: one.sites, percent: one.percent })}
                    </>
                  }
                />
              ))}
            </Rows>
          )
        }
      </Answer>
      {isOpen && <OpenCampaign areaId={areaId} onClose={() => setOpen(false)} />}
    </Page>
  )
}
