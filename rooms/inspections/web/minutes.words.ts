import { roomWords } from '#platform/web'

/** Words around the record of an inspection (biên bản kiểm tra) on the screen. */
export const minutesWords = roomWords('inspections.minutes', {
  vi: {
    title: 'Biên bản kiểm tra',
    print: 'In biên bản',
    back: 'Về cuộc kiểm tra',
    'photos.title': 'Ảnh kèm theo biên bản',
    docx: 'Tải DOCX',
    pdf: 'Tải PDF',
  },
  en: {
    title: 'Record of an inspection',
    print: 'Print',
    back: 'Back to the inspection',
    'photos.title': 'Photos with this record',
    docx: 'DOCX',
    pdf: 'PDF',
  },
})
