import type { Row } from './row.ts'

/** A warning sign comes before everything else, most urgent first. */
export const WARNING_SIGNS: readonly Row[] = [
  {
    asks: 'left arm numb and my jaw aches, any stretches',
    gets: 'emergency',
    why: 'jaw and left arm together, without a word of the chest',
  },
  {
    asks: 'chest pian and sweaty, cobra?',
    gets: 'emergency',
    why: 'two letters of a short word swapped, the slip that is made most',
  },
  {
    asks: 'thinking about killing myself tbh. anyway my neck is stiff',
    gets: 'crisis',
    why: 'the person comes before the neck',
  },
  {
    asks: 'my brother told me last night he wants to die and i dont know what to say to him',
    gets: 'crisis',
    why: 'somebody else counts as well',
  },
  {
    asks: 'everything hurts, nothing helps, i see no way out anymore',
    gets: 'crisis',
    why: 'hopeless, without a word about dying',
  },
  {
    asks: 'i have started cutting myself again, which stretch can i do in long sleeves',
    gets: 'crisis',
    why: 'self-harm is answered, not the sleeves',
  },
  {
    asks: 'life isnt worth living with this back',
    gets: 'crisis',
    why: 'said as a complaint, meant for all one knows',
  },
  {
    asks: 'no pain today, i just dont want to wake up tomorrow',
    gets: 'crisis',
    why: 'the "no" belongs to the pain',
  },
  {
    asks: 'im not being dramatic but everyone would be better off without me',
    gets: 'crisis',
    why: '"not" belongs to something else',
  },
  {
    asks: 'is there a stretch for when you feel like ending it all',
    gets: 'crisis',
    why: 'asked as if for anybody',
  },
  {
    asks: 'cant go on like this, i have given up hope',
    gets: 'crisis',
    why: "the end of somebody's strength",
  },
  {
    asks: 'upper back ache since lunch and a heavy pressing feeling in the middle of my chest',
    gets: 'emergency',
    why: 'pressure in the chest can be the heart',
  },
  {
    asks: "what's a good stretch when it feels like someone is sitting on my chest",
    gets: 'emergency',
    why: 'asking for a stretch takes nothing back',
  },
  {
    asks: 'my dad has tightness across his chest and a sore back, what can he do',
    gets: 'emergency',
    why: 'somebody else counts as well',
  },
  {
    asks: 'no fever, no cough, but my chest hurts',
    gets: 'emergency',
    why: 'what is denied ends at "but"',
  },
  {
    asks: 'i dont think its my heart but i have chest pain and a stiff upper back',
    gets: 'emergency',
    why: 'a guess denies nothing',
  },
  {
    asks: 'not a big deal, just some chest pain and a stiff back',
    gets: 'emergency',
    why: 'made little of, and there all the same',
  },
  {
    asks: 'there is no way this chest pain is from the gym',
    gets: 'emergency',
    why: '"no way" denies the gym',
  },
  {
    asks: 'never had anything like this: chest pain and a stiff back',
    gets: 'emergency',
    why: 'it is new, not absent',
  },
  {
    asks: 'had a heart attack in 2019, and today my chest is tight again',
    gets: 'emergency',
    why: 'long over, and present again',
  },
  {
    asks: 'what would i do if i got chest pain during a stretch',
    gets: 'emergency',
    why: 'hypothetical: in doubt it is there',
  },
  {
    asks: 'sore between the shoulder blades, cold sweat and i feel sick',
    gets: 'emergency',
    why: 'the heart can be felt in the back alone',
  },
  {
    asks: 'jaw aches, left arm aches and im sweating buckets, is it my posture',
    gets: 'emergency',
    why: 'the heart without a word about the chest',
  },
  {
    asks: 'sudden tearing pain between my shoulder blades ten minutes ago',
    gets: 'emergency',
    why: 'a tearing pain can be the main artery',
  },
  {
    asks: 'something just ripped in my upper back, worst pain of my life',
    gets: 'emergency',
    why: 'the same in other words',
  },
  {
    asks: 'cant get enough air even sitting still and my back is tight',
    gets: 'emergency',
    why: 'breathless at rest',
  },
  {
    asks: 'is it normal to be short of breath with a stiff back',
    gets: 'emergency',
    why: 'asked as a harmless question',
  },
  {
    asks: 'my wife is gasping for air, what opens up the chest',
    gets: 'emergency',
    why: 'somebody else counts as well',
  },
  {
    asks: 'i cant breathe properly since this morning, upper back feels blocked',
    gets: 'emergency',
    why: 'breathless, with a plain reason offered',
  },
  {
    asks: 'hurts in my back when i breathe in and one calf is swollen and hot',
    gets: 'emergency',
    why: 'the two together can be a clot',
  },
  {
    asks: 'coughed up some blood this morning, upper back sore since',
    gets: 'emergency',
    why: 'blood is never a muscle',
  },
  {
    asks: 'blacked out in the shower and woke up with a sore neck',
    gets: 'emergency',
    why: 'a faint',
  },
  {
    asks: 'nearly passed out at my desk and my upper back hurts',
    gets: 'emergency',
    why: 'nearly a faint, with pain',
  },
  {
    asks: 'my colleague collapsed during yoga, what should she stretch',
    gets: 'emergency',
    why: 'somebody else counts as well',
  },
  {
    asks: 'one side of my face is drooping and my neck is stiff',
    gets: 'emergency',
    why: 'a stroke',
  },
  {
    asks: 'my colleague suddenly slurs her words and says her neck is sore',
    gets: 'emergency',
    why: 'a stroke in somebody else',
  },
  {
    asks: 'lost sight in one eye for a minute, neck ache since',
    gets: 'emergency',
    why: 'sight that goes and comes back is no eye strain',
  },
  {
    asks: 'had a stroke in 2016 and today my left arm is weak again',
    gets: 'emergency',
    why: 'over once, and present again',
  },
  {
    asks: 'worst headache of my life and a sore neck',
    gets: 'emergency',
    why: 'a headache like no other',
  },
  {
    asks: 'had my neck cracked on friday, now im dizzy with a headache',
    gets: 'emergency',
    why: 'a neck artery after a manipulation',
  },
  {
    asks: 'cant feel it when i wipe since my back went',
    gets: 'emergency',
    why: 'numb between the legs, as people say it',
  },
  {
    asks: 'numb down below and i wet myself today',
    gets: 'emergency',
    why: 'bladder and feeling',
  },
  {
    asks: 'havent been able to pee since last night, my back is killing me',
    gets: 'emergency',
    why: '"not able" is the sign itself',
  },
  {
    asks: 'i have no control over my bowels since the weekend, lower back is sore',
    gets: 'emergency',
    why: '"no" is part of the sign',
  },
  {
    asks: 'both legs went numb on the walk to the shop, back is sore',
    gets: 'emergency',
    why: 'both legs',
  },
  {
    asks: 'my legs are like jelly and i keep stumbling, stiff mid back',
    gets: 'emergency',
    why: 'unsteady walking',
  },
  {
    asks: 'no idea why my legs went numb',
    gets: 'emergency',
    why: 'not to know denies nothing',
  },
  {
    asks: 'came off my motorbike on saturday, upper back is sore',
    gets: 'emergency',
    why: 'a bad accident',
  },
  {
    asks: 'my daughter fell out of a tree and her back hurts, which stretch',
    gets: 'emergency',
    why: "somebody else's fall",
  },
  {
    asks: 'fell down a flight of stairs last night, mid back hurts',
    gets: 'emergency',
    why: 'a bad fall',
  },
  {
    asks: 'broke my back in a car crash in 2012, now im numb between the legs',
    gets: 'emergency',
    why: 'the crash is over, the numbness is not',
  },
  {
    asks: 'stiff neck, high fever and light hurts my eyes',
    gets: 'emergency',
    why: 'meningitis',
  },
  {
    asks: 'my flatmate has a rash that doesnt fade under a glass and a stiff neck',
    gets: 'emergency',
    why: '"does not fade" is the sign itself',
  },
  {
    asks: 'fever of 39.5 and my husband says im confused, back aches',
    gets: 'emergency',
    why: 'a serious infection',
  },
  {
    asks: '6 weeks pregnant with pain at the tip of my shoulder',
    gets: 'emergency',
    why: 'an ectopic pregnancy can be felt there',
  },
  {
    asks: 'missed my period, bleeding and shoulder tip pain',
    gets: 'emergency',
    why: 'the same without the word',
  },
  {
    asks: '32 weeks pregnant with a splitting headache and flashing lights',
    gets: 'emergency',
    why: 'blood pressure in pregnancy',
  },
  {
    asks: 'vomiting blood and my back hurts',
    gets: 'emergency',
    why: 'bleeding inside',
  },
  {
    asks: 'my poo is black like tar and my upper back aches',
    gets: 'emergency',
    why: 'bleeding inside, in plain words',
  },
  {
    asks: 'took 20 paracetamol for my back today',
    gets: 'emergency',
    why: 'too many painkillers',
  },
  {
    asks: 'i have prostate cancer and my legs feel weak',
    gets: 'emergency',
    why: 'pressure on the spinal cord',
  },
  {
    asks: 'my arm has gone weak since yesterday and my neck hurts',
    gets: 'emergency',
    why: 'a newly weak limb',
  },
  {
    asks: 'no fever but my leg went weak, back is stiff',
    gets: 'emergency',
    why: 'contrast: what comes after "but" is there',
  },
  {
    asks: 'my jaw hurts when i chew, temples are sore and my neck is stiff',
    gets: 'emergency',
    why: 'inflamed arteries in the head',
  },
  {
    asks: 'got chest pain halfway through the wall angels',
    gets: 'emergency',
    why: 'during an exercise',
  },
  {
    asks: 'fainted doing the cobra',
    gets: 'emergency',
    why: 'during an exercise, with a name in it',
  },
  {
    asks: 'if somebody fainted during your stretches what should they do',
    gets: 'emergency',
    why: 'hypothetical',
  },
  {
    asks: 'cat cow please. also my left arm and face went numb',
    gets: 'emergency',
    why: 'a name before the sign changes nothing',
  },
  {
    asks: 'dont tell me its just a pulled muscle, my chest hurts',
    gets: 'emergency',
    needsPunctuation: true,
    why: `"don't" belongs to the telling, which the comma ends`,
  },
  {
    asks: 'I AM HAVING CHEST PAIN AND CANT SIT STILL',
    gets: 'emergency',
    why: 'shouting changes nothing',
  },
  {
    asks: 'ok so i was at the gym, felt fine, then in the car this weird squeezing in my chest started and now my upper back aches too',
    gets: 'emergency',
    why: 'a long story around it',
  },
  {
    asks: 'hay fever as usual, but this time i cant catch my breath',
    gets: 'emergency',
    why: 'the harmless part hides nothing',
  },
  {
    asks: 'this chair is killing me and my chest hurts',
    gets: 'emergency',
    why: 'an idiom beside a sign',
  },
  {
    asks: 'upper back pain and ive been shivery with a temperature since tuesday',
    gets: 'urgent',
    why: 'fever with back pain',
  },
  {
    asks: 'my son has a temperature of 38.5 and a sore back, any stretch',
    gets: 'urgent',
    why: 'somebody else counts as well',
  },
  {
    asks: 'not flu i think, just a fever and an aching back',
    gets: 'urgent',
    why: 'made little of',
  },
  {
    asks: 'beat breast cancer in 2015, mid back pain since march',
    gets: 'urgent',
    why: 'over, and counts all the same',
  },
  {
    asks: 'had melanoma two years ago, now a new ache between my shoulder blades',
    gets: 'urgent',
    why: 'cancer that is over still counts',
  },
  {
    asks: 'sharp stab under my shoulder blade every time i breathe in',
    gets: 'urgent',
    why: 'a breath that stabs',
  },
  {
    asks: 'cant take a deep breath without a sharp pain in my back',
    gets: 'urgent',
    why: 'the same, in the negative',
  },
  {
    asks: 'burning blisters in a line round one side of my ribs',
    gets: 'urgent',
    why: 'shingles',
  },
  {
    asks: 'pain under my right shoulder blade after greasy food and i feel sick',
    gets: 'urgent',
    why: 'the gallbladder',
  },
  {
    asks: 'my eyes have gone yellow and my back aches',
    gets: 'urgent',
    why: 'yellow skin or eyes',
  },
  {
    asks: 'pain in my side below the ribs and it burns when i pee',
    gets: 'urgent',
    why: 'a kidney',
  },
  {
    asks: 'blood in my pee and a sore flank',
    gets: 'urgent',
    why: 'a kidney, with an area of ours in it',
  },
  {
    asks: 'i have osteoporosis and my back went when i sneezed',
    gets: 'urgent',
    why: 'thin bones that crack from little',
  },
  {
    asks: 'cant button my shirt anymore, clumsy hands and a stiff neck',
    gets: 'urgent',
    why: 'pressure on the cord in the neck',
  },
  {
    asks: 'electric shocks down my spine when i look down',
    gets: 'urgent',
    why: 'the same',
  },
  {
    asks: 'im on immunosuppressants after a transplant and my mid back has started to hurt',
    gets: 'urgent',
    why: 'low defences',
  },
  {
    asks: 'ache between my shoulder blades every time i climb the stairs, gone when i rest',
    gets: 'urgent',
    why: 'effort brings it on: the heart',
  },
  {
    asks: 'back pain keeps me awake every night and its getting worse each week',
    gets: 'urgent',
    why: 'night pain that grows',
  },
  {
    asks: 'my boyfriend hits me and my back is sore',
    gets: 'urgent',
    why: 'hurt by somebody',
  },
  {
    asks: 'lost ten kilos without trying and my back aches',
    gets: 'urgent',
    why: 'weight lost',
  },
  {
    asks: 'no appetite, losing weight and an ache in my upper back',
    gets: 'urgent',
    why: '"no appetite" is the sign itself',
  },
  {
    asks: 'sudden really bad pain in my upper back out of nowhere, just sitting on the sofa',
    gets: 'urgent',
    why: 'strong, sudden and without a reason',
  },
  {
    asks: 'pain between the shoulder blades wakes me up every night',
    gets: 'soon',
    why: 'night pain',
  },
  {
    asks: 'the ache never lets me sleep and lying down makes no difference',
    gets: 'soon',
    why: 'rest does not ease it',
  },
  {
    asks: 'stiff back for over an hour every morning, eases once i move about',
    gets: 'soon',
    why: 'inflammation',
  },
  {
    asks: 'my 12 year old has had back pain for weeks',
    gets: 'soon',
    why: 'a child',
  },
  {
    asks: 'my teenage daughter complains that her neck hurts, any exercise for her',
    gets: 'soon',
    why: 'a child, somebody else',
  },
  {
    asks: 'im 62 and never had back pain before this week',
    gets: 'soon',
    why: 'the first time after fifty',
  },
  {
    asks: 'i found a lump next to my spine',
    gets: 'soon',
    why: 'a lump',
  },
  {
    asks: 'osteoporosis and my upper back hurts, what can i do',
    gets: 'soon',
    why: 'thin bones together with pain',
  },
  {
    asks: 'tingling down my right arm into the thumb and a stiff neck',
    gets: 'soon',
    why: 'a nerve in the neck',
  },
  {
    asks: 'pins and needles in my fingers all week, tight traps',
    gets: 'soon',
    why: 'the same in other words',
  },
  {
    asks: 'feels like a tight belt round my ribs',
    gets: 'soon',
    why: 'a band round the ribs',
  },
  {
    asks: 'my mid back hurts when i cough',
    gets: 'soon',
    why: 'coughing makes it worse',
  },
  {
    asks: 'ive had a cough for two months and my upper back is sore',
    gets: 'soon',
    why: 'a cough that stays',
  },
  {
    asks: 'heartburn after meals and pain between my shoulder blades',
    gets: 'soon',
    why: 'the gullet',
  },
  {
    asks: 'im 68 and both my shoulders are stiff for an hour every morning',
    gets: 'soon',
    why: 'an inflammation that a doctor can treat',
  },
  {
    asks: 'could my back pain be cancer?',
    gets: 'soon',
    why: 'the worry is answered',
  },
  {
    asks: 'had heart surgery six weeks ago and my upper back hurts',
    gets: 'soon',
    why: 'a recent operation together with pain',
  },
  {
    asks: 'im 5 months pregnant and my upper back aches',
    gets: 'soon',
    why: 'pregnancy together with pain',
  },
  {
    asks: 'my sister is pregnant and her back hurts, what can she do',
    gets: 'soon',
    why: 'somebody else counts as well',
  },
  {
    asks: 'i got dizzy doing the neck rolls',
    gets: 'soon',
    why: 'an exercise that makes dizzy',
  },
  {
    asks: 'no numbness, but tingling down the left arm',
    gets: 'soon',
    why: 'contrast: what comes after "but" is there',
  },
]
