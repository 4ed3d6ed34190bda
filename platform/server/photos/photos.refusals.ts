import { defineRefusals } from '#kit'

/** Why a photo is not taken. */
export const PHOTOS = defineRefusals('PHOTOS', {
  TOO_LARGE: {
    vi: 'Ảnh quá lớn (tối đa {max} MB). Hãy chụp lại với cỡ ảnh nhỏ hơn.',
    en: 'The photo is too large (at most {max} MB). Take it again at a smaller size.',
    status: 413,
  },
  WRONG_TYPE: {
    vi: 'Tệp này không phải ảnh JPEG, PNG hoặc WebP. Ảnh HEIC của iPhone: hãy chọn “Tương thích nhất” trong cài đặt máy ảnh.',
    en: 'This file is not a JPEG, PNG or WebP picture. HEIC from an iPhone: choose “Most Compatible” in the camera’s settings.',
  },
  TOO_MANY_PIXELS: {
    vi: 'Ảnh có quá nhiều điểm ảnh (tối đa {max} triệu). Hãy chụp lại với cỡ ảnh nhỏ hơn.',
    en: 'The photo has too many pixels (at most {max} million). Take it again at a smaller size.',
  },
  UNREADABLE: {
    vi: 'Ảnh hỏng hoặc bị cắt giữa chừng, không mở được. Hãy gửi lại hoặc chụp lại.',
    en: 'The picture is damaged or was cut off and cannot be opened. Send it again or take another.',
  },
})
