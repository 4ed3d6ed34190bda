import { useRef } from 'react'
import { currentLanguage, Link, read, useIntentForm, useRead, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { siteListContract } from '#rooms/sites/domain'
import {
  CheckField,
  Dialog,
  FieldProblemLine,
  IntentForm,
  MomentField,
  NumberField,
  PickField,
  type PickFind,
  showToast,
  TextField,
} from '#ui'
import { marketChoicesContract, registerScheme } from '../domain/index.ts'
import styles from './coupons.module.css'
import { DaysField } from './days-field.tsx'
import { DirectiveField } from './directive-field.tsx'
import { schemeWords } from './scheme.words.ts'
import { SlotsField } from './slots-field.tsx'

interface RegisterSchemeProps {
  readonly areaId: number
  readonly onDone: (schemeId: string) => void
  readonly onClose: () => void
}

/** Sets up a scheme: on which directive, where, on which days and hours, how often. */
export function RegisterScheme({ areaId, onDone, onClose }: RegisterSchemeProps) {
  const t = useWords(schemeWords)
  const form = useIntentForm(registerScheme, {
    draft: `coupons.register.${areaId}`,
    initial: { areaId, onePersonPerVisit: true, sundayAllowed: true, toleranceMinutes: 15, quotaPerWeek: 4 },
  })
  const here = form.values.areaId ?? areaId
  const { data } = useRead(siteListContract, { areaId: here, family: 'market', limit: '200' })
  const markets = data?.items ?? []
  const chosen = form.values.marketIds ?? []
  const tick = (id: string, isOn: boolean) =>
    form.set({ marketIds: [...chosen.filter((one) => one !== id), ...(isOn ? [id] : [])] })
  const done = ({ result }: { readonly result: unknown }) => {
    showToast({ text: t('registered') })
    onDone((result as { schemeId: string }).schemeId)
  }
  return (
    <Dialog title={t('register')} width="wide" onClose={onClose}>
      <IntentForm form={form} submitLabel={t('register')} onDone={done} onCancel={onClose}>
        <AreaField label={t('area')} {...form.field('areaId')} />
        <TextField label={t('name')} {...form.field('name')} />
        <DirectiveField areaId={here} {...form.field('documentId')} />
        <div className={styles.two}>
          <MomentField label={t('from')} {...form.field('validFrom')} />
          <MomentField label={t('to')} {...form.field('validTo')} />
        </div>
        <fieldset className={styles.set}>
          <legend>{t('markets')}</legend>
          <p className={styles.quiet}>{t('markets.help')}</p>
          {markets.map(({ id, name }) => (
            <CheckField
              key={id}
              name={id}
              label={name}
              value={chosen.includes(id)}
              onChange={(isOn) => tick(id, isOn ?? false)}
              problem={undefined}
            />
          ))}
          {data && markets.length === 0 && (
            <p>
              {t('markets.none')} <Link to="/sites">{t('markets.add')}</Link>
            </p>
          )}
          <OtherMarkets areaId={here} own={markets.map(({ id }) => id)} chosen={chosen} onTick={tick} />
          <FieldProblemLine id="coupon-markets-problem" problem={form.field('marketIds').problem} />
        </fieldset>
        <DaysField form={form} />
        <SlotsField {...form.field('slots')} />
        <div className={styles.two}>
          <NumberField label={t('quota')} {...form.field('quotaPerWeek')} />
          <NumberField label={t('tolerance')} {...form.field('toleranceMinutes')} />
        </div>
        <CheckField label={t('onePerson')} {...form.field('onePersonPerVisit')} />
        <TextField label={t('source')} optional {...form.field('source')} />
      </IntentForm>
    </Dialog>
  )
}

interface OtherProps {
  readonly areaId: number
  readonly own: readonly string[]
  readonly chosen: readonly string[]
  readonly onTick: (id: string, isOn: boolean) => void
}

/** Markets of other areas: many wards have none of their own, and their households shop next door. */
function OtherMarkets({ areaId, own, chosen, onTick }: OtherProps) {
  const t = useWords(schemeWords)
  const names = useRef(new Map<string, string>())
  const find: PickFind<string> = async (text, signal) => {
    const { items } = await read(marketChoicesContract, { areaId, q: text.trim() }, signal)
    const language = currentLanguage()
    const others = items.filter(({ siteId }) => !own.includes(siteId) && !chosen.includes(siteId))
    for (const { siteId, name, areaTitle } of others) names.current.set(siteId, `${name}, ${areaTitle[language]}`)
    return others.map(({ siteId, name, areaTitle }) => ({ id: siteId, label: name, detail: areaTitle[language] }))
  }
  const others = chosen.filter((id) => !own.includes(id))
  return (
    <>
      {others.map((id) => (
        <CheckField
          key={id}
          name={id}
          label={names.current.get(id) ?? t('markets.elsewhere')}
          value
          onChange={() => onTick(id, false)}
          problem={undefined}
        />
      ))}
      <PickField
        key={others.length}
        name="otherMarket"
        label={t('markets.other')}
        help={t('markets.other.help')}
        optional
        value={undefined}
        problem={undefined}
        find={find}
        onChange={(id) => id !== undefined && onTick(id, true)}
      />
    </>
  )
}
