import { defineRefusals } from '#kit'

/** Every reason for which this room says no. */
export const DOCUMENTS = defineRefusals('DOCUMENTS', {
  NUMBER_UNREADABLE: {
    vi: 'Không đọc được số hiệu “{raw}”. Viết như 17/CT-UBND (nhà nước) hoặc 05-CT/TU (Đảng).',
    en: 'The document number “{raw}” cannot be read. Write it as 17/CT-UBND (state) or 05-CT/TU (Party).',
  },
  NUMBER_OF_NO_KNOWN_FAMILY: {
    vi: 'Không biết cơ quan nào ban hành số hiệu “{raw}”: chưa rõ viết theo lối nhà nước hay lối Đảng.',
    en: 'No known issuer writes the number “{raw}”, so neither the state nor the Party form can be chosen.',
  },
  NO_END_NOR_REVIEW: {
    vi: 'Văn bản chỉ đạo phải có ngày hết hiệu lực hoặc ngày xem lại.',
    en: 'A directive needs an end date or a review date.',
  },
  END_BEFORE_START: {
    vi: 'Thời điểm hết hiệu lực phải sau thời điểm có hiệu lực.',
    en: 'The end must come after the start.',
  },
  REVIEW_BEFORE_START: {
    vi: 'Ngày xem lại phải sau thời điểm có hiệu lực.',
    en: 'The review must come after the start.',
  },
  REVIEW_AFTER_END: {
    vi: 'Ngày xem lại phải trước thời điểm hết hiệu lực.',
    en: 'The review must come before the end.',
  },
  RELATIONS_IN_A_CIRCLE: {
    vi: 'Quan hệ giữa các văn bản tạo thành vòng kín: {path}.',
    en: 'The relations between documents form a circle: {path}.',
  },
  BINDS_NOBODY: {
    vi: 'Văn bản loại “{kind}” có tính vận động, không giao việc bắt buộc và không làm căn cứ xử phạt.',
    en: 'A document of the kind “{kind}” appeals to people: it cannot order tasks or be the ground of a fine.',
  },
  NOT_IN_FORCE: {
    vi: 'Văn bản không có hiệu lực tại thời điểm này nên không thể giao việc theo văn bản.',
    en: 'The document is not in force at this moment, so tasks cannot be given under it.',
  },
  TASK_DUE_BEFORE_START: {
    vi: 'Hạn của việc “{template}” phải sau thời điểm văn bản có hiệu lực.',
    en: 'The deadline of “{template}” must come after the document takes effect.',
  },
  TEMPLATE_FIELD_UNKNOWN: {
    vi: 'Mẫu việc “{template}” có chỗ trống “{field}” mà hệ thống không biết điền.',
    en: 'The task template “{template}” has a blank “{field}” that cannot be filled.',
  },
})
