/** English shop e-mails. */
import type { Case } from './case.ts'

export const english: Case[] = [
  {
    name: 'a photo is asked for and does not come',
    talk: [
      ['customer', 'Hello, my lamp arrived with a crack in the glass shade. What now?'],
      [
        'shop',
        'Hi Anna,\n\nI am so sorry to hear that! Could you send us a photo of the shade and of the box?\n\nLet us know if you have any questions.\n\nBest regards,\nMaya',
      ],
    ],
    verdict: 'follow_up',
    about: 'Could you send us a photo',
    kind: 'asked',
  },
  {
    name: 'a request without a question mark is a request',
    talk: [
      ['customer', 'The zip of my jacket broke after two days.'],
      [
        'shop',
        'Thank you for reaching out. To open a warranty case we would need your order number and the date of purchase. Have a lovely day!',
      ],
    ],
    verdict: 'follow_up',
    about: 'we would need your order number',
  },
  {
    name: 'a choice between two remedies waits for the customer',
    talk: [
      ['customer', 'One of the four mugs is missing from my parcel.'],
      [
        'shop',
        'That should not happen, apologies. Would you like a replacement or a refund for the missing mug?',
      ],
    ],
    verdict: 'follow_up',
    about: 'replacement or a refund',
  },
  {
    name: 'a conditional promise is one thing the customer owes',
    talk: [
      ['customer', 'My kettle leaks.'],
      [
        'shop',
        'Thanks for letting us know. Once we have a photo of the leak, we will send you a new one right away.',
      ],
    ],
    verdict: 'follow_up',
    about: 'Once we have a photo',
    kind: 'asked',
  },
  {
    name: 'trying something and telling the result is a question',
    talk: [
      ['customer', 'The speaker does not pair with my phone any more.'],
      [
        'shop',
        'Please try resetting it by holding the power button for ten seconds and let us know whether it works.',
      ],
    ],
    verdict: 'follow_up',
    about: 'let us know whether it works',
    kind: 'asked',
  },
  {
    name: 'a remedy without a question is a fix',
    talk: [
      ['customer', 'The speaker does not pair with my phone any more.'],
      [
        'shop',
        'Sorry about that! Please try resetting it by holding the power button for ten seconds.',
      ],
    ],
    verdict: 'no_follow_up',
    about: 'Please try resetting it',
    kind: 'fix',
  },
  {
    name: 'an answer without a question is an offer',
    talk: [
      ['customer', 'Do you ship to Norway?'],
      [
        'shop',
        'Yes, we do. Shipping to Norway costs 12 EUR and takes about a week. Is there anything else I can help you with?',
      ],
    ],
    verdict: 'no_follow_up',
    about: 'Shipping to Norway',
    kind: 'offer',
  },
  {
    name: 'courtesies ask for nothing',
    talk: [
      ['customer', 'Thanks, the replacement arrived today and it is perfect!'],
      [
        'shop',
        "Wonderful, I hope you enjoy it! Don't hesitate to reach out if you need anything else. Is there anything else I can help with today?",
      ],
    ],
    verdict: 'no_follow_up',
    about: 'perfect',
  },
  {
    name: 'thanks before the closing courtesy settle it',
    talk: [
      ['customer', 'When will my order arrive?'],
      ['shop', 'It left our warehouse today and should be with you on Thursday.'],
      ['customer', 'Great, thank you so much!'],
      [
        'shop',
        "You're very welcome! Feel free to contact us if you have any further questions. Is there anything else I can do for you?",
      ],
    ],
    verdict: 'no_follow_up',
    about: 'thank you so much',
  },
  {
    name: 'a question answered is closed',
    talk: [
      ['customer', 'I want to return the shoes.'],
      ['shop', 'Of course. Could you tell me your order number?'],
      ['customer', 'It is 48213.'],
      ['shop', 'Thank you. I have created the return label, you will find it in your inbox.'],
    ],
    verdict: 'no_follow_up',
    kind: 'offer',
  },
  {
    name: 'of two things asked one is still missing',
    talk: [
      ['customer', 'My blender makes smoke-free noise but does not spin.'],
      [
        'shop',
        'Could you send us your order number? And could you attach a photo of the label underneath?',
      ],
      ['customer', 'Order number is 99120.'],
      ['shop', 'Thank you for the order number, I see that the blender was delivered in October.'],
    ],
    verdict: 'follow_up',
    about: 'photo of the label',
  },
  {
    name: 'an open promise to find out is ours',
    talk: [
      ['customer', 'Is the green one coming back in stock?'],
      ['shop', "Good question! I'll check with the warehouse and get back to you."],
    ],
    verdict: 'we_owe',
    about: "I'll check with the warehouse",
    kind: 'promise',
  },
  {
    name: 'thanks do not release us from a promise',
    talk: [
      ['customer', 'Is the green one coming back in stock?'],
      ['shop', "I'll check with the warehouse and get back to you."],
      ['customer', 'Thanks!'],
      ['shop', "You're welcome, have a nice day!"],
    ],
    verdict: 'we_owe',
    about: "I'll check with the warehouse",
  },
  {
    name: 'a promise before a question waits for the answer',
    talk: [
      ['customer', 'Where is my parcel?'],
      [
        'shop',
        "I'm sorry for the wait! I'll look into this for you. Could you please give me the order number?",
      ],
    ],
    verdict: 'follow_up',
    about: 'order number',
  },
  {
    name: 'what is under way is ours although we also ask',
    talk: [
      ['customer', 'Where is my parcel, and can I change the address?'],
      [
        'shop',
        'We have asked the carrier to trace it and will get back to you. In the meantime, could you confirm the new address?',
      ],
    ],
    verdict: 'we_owe',
    about: 'asked the carrier',
  },
  {
    name: 'a dated promise of ours is waited for',
    talk: [
      ['customer', 'Any news about the refund?'],
      ['shop', 'I am on it with our finance team and will get back to you by Friday.'],
    ],
    verdict: 'wait',
    until: '2026-11-20',
  },
  {
    name: 'a dated promise that is over is ours',
    talk: [
      ['customer', 'Any news about the refund?'],
      ['shop', 'I am on it with our finance team and will get back to you by Wednesday.'],
    ],
    verdict: 'we_owe',
    about: 'by Wednesday',
  },
  {
    name: 'the customer said when he will send it',
    talk: [
      ['customer', 'The chair wobbles.'],
      ['shop', 'Could you send us a short video of it?'],
      ['customer', "Sure, I'll send it on Friday when I'm home."],
      ['shop', 'Perfect, thank you!'],
    ],
    verdict: 'wait',
    until: '2026-11-20',
  },
  {
    name: 'the customer said when he would send it and the day is over',
    talk: [
      ['customer', 'The chair wobbles.'],
      ['shop', 'Could you send us a short video of it?'],
      ['customer', "Sure, I'll send it tomorrow."],
      ['shop', 'Perfect, thank you!'],
    ],
    verdict: 'follow_up',
    about: 'short video',
  },
  {
    name: 'the customer is away',
    talk: [
      ['customer', "Can I pick up my order later? I'm away until Monday."],
      ['shop', 'No problem at all. Which day would suit you?'],
    ],
    verdict: 'wait',
    until: '2026-11-23',
  },
  {
    name: 'a question back leaves ours open',
    talk: [
      ['customer', 'My watch stopped.'],
      ['shop', 'Please send us the serial number so that we can look it up.'],
      ['customer', 'Where do I find it?'],
      ['shop', 'It is engraved on the back of the case, next to the logo.'],
    ],
    verdict: 'follow_up',
    about: 'serial number',
  },
  {
    name: 'a threat with a lawyer goes to a person',
    talk: [
      [
        'customer',
        'This is the third time. If I do not get my money back you will hear from my lawyer.',
      ],
      ['shop', 'I understand your frustration. Could you send me the order number?'],
    ],
    verdict: 'hand_over',
    about: 'my lawyer',
  },
  {
    name: 'a burn goes to a person',
    talk: [
      ['customer', 'The heating pad caught fire last night.'],
      ['shop', 'How terrible! Can you send us pictures of it?'],
    ],
    verdict: 'hand_over',
    about: 'caught fire',
  },
  {
    name: 'a data request goes to a person',
    talk: [
      ['customer', 'Under the GDPR I ask you to delete all my data.'],
      ['shop', 'Sure. Which e-mail address did you use?'],
    ],
    verdict: 'hand_over',
  },
  {
    name: 'the wish for a person goes to a person',
    talk: [
      ['customer', 'I would like to speak to a manager, please.'],
      ['shop', 'May I ask what it is about?'],
    ],
    verdict: 'hand_over',
  },
  {
    name: 'the last of several shop messages decides',
    talk: [
      ['customer', 'Does the sofa fit through a 70 cm door?'],
      ['shop', 'Yes, without the legs it does.'],
      ['shop', 'One more thing: which fabric did you have in mind, linen or velvet?'],
    ],
    verdict: 'follow_up',
    about: 'which fabric',
  },
  {
    name: 'a question taken back is closed',
    talk: [
      ['customer', 'Please cancel my order.'],
      ['shop', 'Could you give me the order number?'],
      [
        'shop',
        'Never mind, I found it. Your order has been cancelled and the money is on its way.',
      ],
    ],
    verdict: 'no_follow_up',
  },
  {
    name: 'a promise kept in the next message is closed',
    talk: [
      ['customer', 'Where is my parcel?'],
      ['shop', 'One moment please, let me check.'],
      ['shop', 'Thank you for waiting. The parcel is at the pickup point in Mill Lane.'],
    ],
    verdict: 'no_follow_up',
    kind: 'offer',
  },
  {
    name: 'a note that the customer phoned settles it',
    talk: [
      ['customer', 'The vase is chipped.'],
      ['shop', 'Would you prefer a new one or your money back?'],
      ['note', 'Customer called, resolved over the phone.'],
    ],
    verdict: 'no_follow_up',
    about: 'resolved over the phone',
  },
  {
    name: 'please note and please find are no requests',
    talk: [
      ['customer', 'Can I have the invoice again?'],
      ['shop', 'Please find attached the invoice. Please note that it is in two pages.'],
    ],
    verdict: 'no_follow_up',
  },
  {
    name: 'a thank-you for what was asked leaves the next step to us',
    talk: [
      ['customer', 'The drawer is scratched.'],
      ['shop', 'Could you send a photo?'],
      ['customer', 'See attached. I hope you can replace the drawer front.'],
      ['shop', 'Thank you for the photo!'],
    ],
    verdict: 'we_owe',
  },
  {
    name: 'a customer who needs it no more is left alone',
    talk: [
      ['customer', 'My charger is missing.'],
      ['shop', 'Could you tell us which model you ordered?'],
      ['customer', 'Never mind, found it under the foam. Thanks anyway!'],
      ['shop', 'Glad it turned up!'],
    ],
    verdict: 'no_follow_up',
  },
  {
    name: 'a proposal with a yes or no is a question',
    talk: [
      ['customer', 'The blue one is sold out, what can I do?'],
      [
        'shop',
        'We could send you the navy one instead at the same price. Would that work for you?',
      ],
    ],
    verdict: 'follow_up',
    about: 'Would that work',
  },
  {
    name: 'an offer with if you like is an offer',
    talk: [
      ['customer', 'The blue one is sold out, what can I do?'],
      ['shop', "I'm sorry about that. If you'd like, I can put you on the waiting list."],
    ],
    verdict: 'no_follow_up',
    kind: 'offer',
  },
  {
    name: 'two ways out and a let us know wait for the customer',
    talk: [
      ['customer', 'The jumper has a hole in the sleeve.'],
      ['shop', 'Oh no. We can either send you a new one or refund you in full. Just let us know!'],
    ],
    verdict: 'follow_up',
    about: 'We can either send you a new one',
  },
  {
    name: 'what we need is a request',
    talk: [
      ['customer', 'I need a bigger size.'],
      [
        'shop',
        'No problem at all. What I need from you: the size you want and whether the tags are still on.',
      ],
    ],
    verdict: 'follow_up',
  },
  {
    name: 'an offer to dig deeper if it fails is no promise',
    talk: [
      ['customer', 'The app crashes.'],
      [
        'shop',
        'Please update to the latest version, that fixes it. If it still crashes, let us know and we will dig deeper.',
      ],
    ],
    verdict: 'no_follow_up',
    kind: 'fix',
  },
  {
    name: 'a traveller is waited for',
    talk: [
      [
        'customer',
        'I would love the rug. I am travelling and back home on Monday, will measure the room then.',
      ],
      ['shop', 'No hurry at all. Which of the two sizes do you have in mind?'],
    ],
    verdict: 'wait',
    until: '2026-11-23',
  },
]
