// Where a complaint is vague, any of these is a good first exercise.

export const UPPER_BACK: readonly string[] = [
  'chair-rotation',
  'cat-cow',
  'scapular-squeeze',
  'standing-thoracic-rotation',
  'side-lying-thoracic-rotation',
  'seated-thoracic-stretch',
  'overhead-arm-reach',
  'wall-angels',
  'arm-slides',
  'childs-pose',
]
export const BLADES: readonly string[] = [
  'scapular-squeeze',
  'wall-angels',
  'arm-slides',
  'chair-rotation',
  'side-lying-thoracic-rotation',
  'cat-cow',
]
export const CHEST: readonly string[] = ['doorway-pec-stretch', 'corner-stretch']
export const SHOULDERS: readonly string[] = [
  'neck-flexion',
  'scapular-squeeze',
  'overhead-arm-reach',
  'doorway-pec-stretch',
  'arm-slides',
  'wall-angels',
]
export const AT_DESK: readonly string[] = [
  'chair-rotation',
  'scapular-squeeze',
  'neck-flexion',
  'overhead-arm-reach',
]
export const STANDING: readonly string[] = [
  'standing-thoracic-rotation',
  'wall-angels',
  'arm-slides',
  'scapular-squeeze',
  'overhead-arm-reach',
  'doorway-pec-stretch',
  'corner-stretch',
  'neck-flexion',
]
export const ON_FLOOR: readonly string[] = [
  'cat-cow',
  'side-lying-thoracic-rotation',
  'childs-pose',
  'seated-thoracic-stretch',
  'sphinx',
  'cobra',
  'trunk-rotation',
]
export const STRENGTH: readonly string[] = [
  'scapular-squeeze',
  'prone-cobra',
  'mid-trap-raise',
  'bird-dog',
  'wall-angels',
  'arm-slides',
  'lat-pulldown',
  'trapezius-strengthening',
  'locust',
]
export const LOWER_BACK: readonly string[] = ['trunk-rotation', 'knee-to-chest', 'cat-cow', 'childs-pose']
export const SIDES: readonly string[] = [
  'overhead-arm-reach',
  'childs-pose-rotation',
  'childs-pose',
  'kneeling-thoracic-extension',
]
export const GENTLE: readonly string[] = [
  'cat-cow',
  'scapular-squeeze',
  'chair-rotation',
  'childs-pose',
  'neck-flexion',
  'side-lying-thoracic-rotation',
  'overhead-arm-reach',
  'seated-thoracic-stretch',
]
