import { defineRefusals } from '#kit'

/** What the room of areas refuses, and the sentence for the person. */
export const AREAS = defineRefusals('AREAS', {
  UNKNOWN_CODE: {
    vi: 'Không có đơn vị nào mang mã {code}.',
    en: 'No area has the code {code}.',
    status: 404,
  },
  EXPIRED_CODE: {
    vi: 'Mã {code} là của {name}, hết hiệu lực từ ngày {until}. Nay thuộc: {successors}.',
    en: 'Code {code} named {name}, which ended on {until}. Now part of: {successors}.',
  },
  EXPIRED_CODE_HEIRS_UNKNOWN: {
    vi: 'Mã {code} là của {name}, hết hiệu lực từ ngày {until}. Chưa rõ nay thuộc đơn vị nào.',
    en: 'Code {code} named {name}, which ended on {until}. What it is part of now is not known.',
  },
  CODE_NOT_YET_VALID: {
    vi: 'Mã {code} ({name}) có hiệu lực từ ngày {from}, sau ngày {on}.',
    en: 'Code {code} ({name}) is valid from {from}, later than {on}.',
  },
  AMBIGUOUS_CODE: {
    vi: 'Mã {code} đã đổi nghĩa theo thời gian: {meanings}. Hãy cho biết ngày.',
    en: 'Code {code} changed its meaning over time: {meanings}. Give a day.',
  },
  NOT_A_DAY: {
    vi: '“{value}” không phải là ngày có thật (viết như 2021-07-27).',
    en: '“{value}” is not a real day (write it like 2021-07-27).',
    status: 400,
  },
  CYCLE: {
    vi: 'Cây đơn vị bị vòng: {area} là cấp trên của chính mình.',
    en: 'The tree runs in a circle: {area} stands above itself.',
  },
  UNKNOWN_PARENT: {
    vi: 'Đơn vị cấp trên của {area} không có trong danh sách.',
    en: 'The area above {area} is not in the list.',
  },
  TWO_ROOTS: {
    vi: 'Cây chỉ được có một gốc, nhưng {area} và {other} đều không có cấp trên.',
    en: 'A tree has one root, but {area} and {other} both have nothing above them.',
  },
  NO_AREAS: {
    vi: 'Danh sách đơn vị trống.',
    en: 'The list of areas is empty.',
  },
  SAME_ID_TWICE: {
    vi: 'Đơn vị {area} và {other} dùng chung một định danh.',
    en: 'The areas {area} and {other} share one id.',
  },
  OVERLAPPING_CODE: {
    vi: 'Mã {code} được dùng cho hai đơn vị trong cùng một thời gian: {area} và {other}.',
    en: 'Code {code} names two areas at the same time: {area} and {other}.',
  },
  BAD_ROW: {
    vi: 'Dòng {line}: {what} không đọc được (“{value}”).',
    en: 'Line {line}: {what} cannot be read (“{value}”).',
    status: 400,
  },
  UNKNOWN_EDGE_END: {
    vi: 'Không có đơn vị mang mã {code} vào ngày {on} để ghi kế thừa.',
    en: 'No area had the code {code} on {on}, so the succession cannot be kept.',
  },
})
