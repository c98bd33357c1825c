"""The icons of the interface: drawings on a 24 by 24 grid, stroked in the colour of the text beside them."""

ICONS = {
    "arrow": '<path d="M4 12h15M13 6l6 6-6 6"/>',
    "calendar": '<rect x="3.5" y="5" width="17" height="15.5" rx="2.5"/><path d="M3.5 10h17M8 3v4M16 3v4"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.3l3.3 2"/>',
    "cross": '<path d="M6 6l12 12M18 6L6 18"/>',
    "cup": '<path d="M4.5 9h12v6a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5zM16.5 10.5H18a2.5 2.5 0 0 1 0 5.5h-1.7M8 '
    '3.5V6M12.5 3.5V6"/>',
    "document": '<path d="M6 3h8l4.5 4.5V21H6zM14 3v5h4.5M9 13h6.5M9 16.5h6.5"/>',
    "download": '<path d="M12 4v11M7 10.5l5 5 5-5M5 20h14"/>',
    "eye": '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" '
    'cy="12" r="3"/>',
    "feed": '<path d="M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14"/><circle cx="6" cy="18" r="1.5" fill="currentColor"/>',
    "gift": '<rect x="4" y="9" width="16" height="11.5" rx="1.5"/><path d="M4 13.5h16M12 9v11.5M12 9C7 9 7 4 9.5 '
    '4S12 9 12 9zM12 9c5 0 5-5 2.5-5S12 9 12 9z"/>',
    "headphones": '<path d="M4 14v-2a8 8 0 0 1 16 0v2"/><rect x="3" y="13.5" width="4.5" height="6.5" rx="2"/><rect '
    'x="16.5" y="13.5" width="4.5" height="6.5" rx="2"/>',
    "heart": '<path d="M12 20S3.5 14.8 3.5 9.2A4.6 4.6 0 0 1 12 6.8a4.6 4.6 0 0 1 8.5 2.4C20.5 14.8 12 20 12 20z"/>',
    "leaf": '<path d="M5 19C4 9 10 4 20 4c0 10-5 15.5-13 14M5 20c1-5 4-8.5 9-10.5"/>',
    "lock": '<rect x="5" y="10.5" width="14" height="10" rx="2.5"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>',
    "microphone": '<rect x="9" y="3" width="6" height="11" rx="3"/>'
    '<path d="M5 11.5a7 7 0 0 0 14 0M12 18.5V21M9 21h6"/>',
    "pause": '<path d="M8.5 5v14M15.5 5v14"/>',
    "pencil": '<path d="M4 20l1-4.5L16.5 4a2.1 2.1 0 0 1 3 3L8 18.5zM14 6.5l3 3"/>',
    "people": '<circle cx="8.5" cy="8" r="3.3"/><path d="M2.5 20a6 6 0 0 1 12 0M15.5 4.9a3.3 3.3 0 0 1 0 6.2M17 '
    '14.3a6 6 0 0 1 4.5 5.7"/>',
    "phone": '<path d="M6 3.5h3L10.5 8l-2 1.5a12 12 0 0 0 6 6l1.5-2 4.5 1.5v3a2.5 2.5 0 0 1-2.5 2.5A14.5 14.5 0 0 '
    '1 3.5 6 2.5 2.5 0 0 1 6 3.5z"/>',
    "pin": '<path d="M12 21s7-6.3 7-11.5a7 7 0 0 0-14 0C5 14.7 12 21 12 21z"/><circle cx="12" cy="9.5" r="2.5"/>',
    "play": '<path d="M7 4.5v15l12-7.5z" fill="currentColor"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "question": '<circle cx="12" cy="12" r="8.5"/><path d="M9.3 9.5a2.8 2.8 0 1 1 4 2.6c-.9.4-1.3 1-1.3 1.9M12 '
    '17v.1"/>',
    "speech": '<path d="M4.5 4.5h15A1.5 1.5 0 0 1 21 6v9a1.5 1.5 0 0 1-1.5 1.5H11l-5 4v-4H4.5A1.5 1.5 0 0 1 3 '
    '15V6a1.5 1.5 0 0 1 1.5-1.5z"/>',
    "thumb": '<path d="M7 11v9H3.5v-9zM7 11l4-7.5a2 2 0 0 1 2.5 2.4L12.8 9.5h5.7a2 2 0 0 1 2 2.4l-1.3 6.4A2.1 2.1 '
    '0 0 1 17.1 20H7"/>',
    "tick": '<path d="M4.5 12.5l5 5 10-11"/>',
    "walk": '<circle cx="13" cy="4.5" r="1.8"/><path d="M9 21l2.5-6-2-3 2-4.5 3 2.5 2.5 1M11.5 15l3 2 .5 4M9.5 '
    '9.5L7 12"/>',
    "warning": '<path d="M12 3.5l9.5 16.5h-19zM12 10v4.5M12 17.3v.1"/>',
}
