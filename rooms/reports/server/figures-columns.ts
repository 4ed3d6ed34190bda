import { dayOf } from '#kit'
import type { SheetAsking, SheetColumn } from '#platform/server'
import { formOn, type ReportForm } from '../domain/index.ts'
import { formsOf } from './form-catalogue.ts'

/** The forms in force today: each is a table of its own. */
export async function formsHeld({ profile, now }: SheetAsking): Promise<ReportForm[]> {
  const { forms } = await formsOf(profile)
  const today = dayOf(now, profile.utcOffsetMinutes)
  return [...new Set(forms.map(({ code }) => code))].flatMap((code) => formOn(forms, code, today) ?? [])
}

/** The form of the asked variant; without one, the first. */
export async function formOfVariant(asking: SheetAsking): Promise<ReportForm | undefined> {
  const held = await formsHeld(asking)
  return asking.variant === null ? held[0] : held.find(({ code }) => code === asking.variant)
}

/** A column for each indicator of the form, after who, when and from where. */
export async function columnsOfForm(asking: SheetAsking): Promise<SheetColumn[]> {
  const form = await formOfVariant(asking)
  if (!form) return []
  const { sources } = await formsOf(asking.profile)
  const isMoment = form.period === 'moment'
  return [
    {
      key: 'area',
      field: 'areaId',
      kind: 'area',
      required: true,
      header: { vi: 'Đơn vị', en: 'Unit' },
      aliases: ['Địa bàn', 'Quận huyện', 'Phường xã', 'Area'],
      ...(isMoment ? {} : { onDayFrom: 'period' }),
    },
    {
      key: 'period',
      kind: isMoment ? 'moment' : 'day',
      required: true,
      header: periodHeader[form.period],
      aliases: ['Kỳ', 'Kỳ báo cáo', 'Ngày báo cáo', 'Period', 'Date'],
      example: isMoment ? '18:00 27/7/2021' : '27/7/2021',
    },
    {
      key: 'source',
      kind: 'choice',
      header: { vi: 'Nguồn', en: 'Source' },
      choices: form.sources.map((code) => {
        const source = sources.find((one) => one.code === code)
        return { key: code, vi: source?.vi ?? code, en: source?.en ?? code }
      }),
    },
    {
      key: 'asOf',
      kind: 'moment',
      timeOfDay: '24:00',
      header: { vi: 'Tính đến', en: 'As of' },
      aliases: ['Thời điểm'],
    },
    { key: 'since', kind: 'day', header: { vi: 'Tính từ ngày', en: 'Since' } },
    { key: 'reference', kind: 'text', header: { vi: 'Trích từ', en: 'Taken from' } },
    { key: 'comment', kind: 'text', hasLines: true, only: 'import', header: { vi: 'Ghi chú', en: 'Remark' } },
    ...form.indicators.map(
      (one): SheetColumn => ({
        key: `figures.${one.key}`,
        kind: 'figure',
        header: { vi: one.vi, en: one.en },
        aliases: [one.key],
        ...(one.unit === undefined ? {} : { units: [one.unit.vi, one.unit.en] }),
      }),
    ),
  ]
}

const periodHeader = {
  day: { vi: 'Ngày', en: 'Day' },
  week: { vi: 'Tuần (thứ Hai)', en: 'Week (its Monday)' },
  moment: { vi: 'Thời điểm', en: 'Moment' },
} as const
