import { CHEST } from './good-first.ts'
import type { Row } from './row.ts'

/** Why it hurts, how to keep it away, how much, easier and harder. */
export const ABOUT: readonly Row[] = [
  // why
  {
    asks: 'why does my upper back hurt after work',
    gets: 'cause',
    first: ['desk-work', 'sedentary-work', 'poor-posture', 'repetitive-work', 'overuse', 'hard-training'],
    why: 'a reason is asked',
  },
  {
    asks: 'what causes a knot between the shoulder blades',
    gets: 'cause',
    first: [
      'hard-training',
      'desk-work',
      'muscle-strain',
      'stress',
      'overuse',
      'repetitive-work',
      'poor-posture',
    ],
    why: 'a reason is asked',
  },
  {
    asks: 'why am i so stiff after a long drive',
    gets: 'cause',
    first: ['driving'],
    why: 'a reason is asked, and given',
  },
  {
    asks: 'is it from sitting all day that my upper back aches',
    gets: 'cause',
    first: ['sedentary-work'],
    why: 'a reason is guessed',
  },
  {
    asks: 'how come my neck is sore every time i read on my phone',
    gets: 'cause',
    first: ['phone-neck'],
    why: 'a reason is asked, and given',
  },
  {
    asks: 'bad posture',
    gets: 'answer',
    first: ['wall-angels', 'scapular-squeeze', 'arm-slides', ...CHEST],
    why: 'a complaint as good as any',
  },
  {
    asks: 'why do my shoulders creep up when i have deadlines',
    gets: 'cause',
    first: ['stress'],
    why: 'a reason is asked, and given',
  },
  {
    asks: 'what did i do to my neck, i slept weird',
    gets: 'cause',
    first: ['sleep'],
    why: 'a reason is asked, and given',
  },
  {
    asks: 'is it my shoulder bag that makes my traps ache, why on one side only',
    gets: 'cause',
    first: ['heavy-bag'],
    why: 'a reason is asked, and given',
  },
  // prevention
  {
    asks: 'how do i prevent upper back stiffness at my desk',
    gets: 'prevention',
    first: ['desk-work', 'sedentary-work', 'poor-posture'],
    why: 'how to avoid it',
  },
  {
    asks: 'how can i keep my neck from getting stiff',
    gets: 'prevention',
    first: ['phone-neck', 'sleep', 'desk-work', 'stress'],
    why: 'how to avoid it',
  },
  {
    asks: 'what can i do so my back doesnt get tight again from driving',
    gets: 'prevention',
    first: ['driving'],
    why: 'how to avoid it',
  },
  {
    asks: 'how to stop it coming back, the knot in my shoulder blade',
    gets: 'prevention',
    why: 'how to avoid it',
  },
  {
    asks: 'how should i set up my desk so my shoulders dont hurt',
    gets: 'page',
    first: ['prevention'],
    why: 'a page answers it whole',
  },
  {
    asks: 'ergonomics',
    gets: 'page',
    first: ['prevention'],
    why: 'the other name of a page',
  },
  {
    asks: 'desk setup',
    gets: 'page',
    first: ['prevention'],
    why: 'the other name of a page',
  },
  // how long, how often, how many
  {
    asks: "how many seconds do i stay in child's pose",
    gets: 'dosage',
    first: ['childs-pose'],
    why: 'of one exercise',
  },
  {
    asks: 'how many reps of wall angels',
    gets: 'dosage',
    first: ['wall-angels'],
    why: 'of one exercise',
  },
  {
    asks: 'how often should i do cat cow',
    gets: 'dosage',
    first: ['cat-cow'],
    why: 'of one exercise',
  },
  {
    asks: 'bird dog sets and reps',
    gets: 'dosage',
    first: ['bird-dog'],
    why: 'of one exercise, without a question',
  },
  {
    asks: 'for how long do you hold your stretches usually',
    gets: 'dosage',
    why: 'in general',
  },
  {
    asks: 'is it ok to do these every day',
    gets: 'dosage',
    why: 'in general',
  },
  {
    asks: 'how many times a week should i do these exercises',
    gets: 'dosage',
    why: 'in general',
  },
  {
    asks: 'can i do the cobra too often',
    gets: 'dosage',
    first: ['cobra'],
    why: 'of one exercise',
  },
  // easier, harder
  {
    asks: 'easier version of cobra',
    gets: 'exercise',
    first: ['cobra'],
    why: 'a variation',
  },
  {
    asks: 'make bird dog harder',
    gets: 'exercise',
    first: ['bird-dog'],
    why: 'a variation',
  },
  {
    asks: 'wall angels are too hard for me',
    gets: 'exercise',
    first: ['wall-angels'],
    why: 'a variation',
  },
  {
    asks: 'scapular squeeze is too easy, what next',
    gets: 'exercise',
    first: ['scapular-squeeze'],
    why: 'a variation',
  },
  {
    asks: 'is there a gentler locust',
    gets: 'exercise',
    first: ['locust'],
    why: 'a variation',
  },
  {
    asks: 'progression for prone cobra',
    gets: 'exercise',
    first: ['prone-cobra'],
    why: 'a variation',
  },
]
