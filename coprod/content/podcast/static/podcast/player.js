// The player of an episode. Without this script the browser's own controls play it.
// It keeps the place on this device only (localStorage); a browser that refuses to keep anything still plays.
const player = document.querySelector('[data-player]')

const pad = number => String(number).padStart(2, '0')
const clock = seconds => {
  const whole = Math.floor(seconds)
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  return `${hours ? `${hours}:${pad(minutes)}` : minutes}:${pad(whole % 60)}`
}
const inWords = seconds => {
  const whole = Math.floor(seconds)
  const count = (number, unit) => `${number} ${unit}${number === 1 ? '' : 's'}`
  const minutes = Math.floor(whole / 60)
  return (minutes ? `${count(minutes, 'minute')} ` : '') + count(whole % 60, 'second')
}

const device = {
  get: key => { try { return localStorage.getItem(key) } catch { return null } },
  set: (key, value) => { try { localStorage.setItem(key, value) } catch { /* nothing is kept, and it plays */ } }
}

function begin () {
  const audio = player.querySelector('audio')
  const find = name => player.querySelector(`[data-${name}]`)
  const seek = player.querySelector('#seek')
  const speed = player.querySelector('#speed')
  const toggle = find('toggle')
  const parts = [...document.querySelectorAll('[data-part]')]
  const key = `podcast.${player.dataset.player}`
  const told = Number(player.dataset.length) / 1000
  const length = () => Number.isFinite(audio.duration) ? audio.duration : told
  let wanted = Number(device.get(key)) || 0
  let keptAt = 0

  audio.controls = false
  find('plain').hidden = true
  find('plain').className = ''
  find('controls').hidden = find('speed').hidden = false
  seek.max = Math.ceil(told)
  if (wanted > 5 && wanted < told - 10) {
    find('kept').textContent = `You were at ${clock(wanted)}. Press play to go on. Your place is kept on this device only.`
  } else {
    wanted = 0
  }

  const place = () => audio.readyState ? audio.currentTime : wanted
  const show = () => {
    const now = place()
    seek.value = now
    seek.setAttribute('aria-valuetext', `${inWords(now)} of ${inWords(length())}`)
    find('place').textContent = `${clock(now)} of ${clock(length())}`
    const current = parts.filter(part => Number(part.dataset.part) <= now + 0.5).pop()
    for (const part of parts) {
      const isCurrent = part === current && (now > 0 || !audio.paused)
      part.classList.toggle('cp-late', isCurrent)
      part.querySelector('[data-now]').hidden = !isCurrent
      if (isCurrent) find('title').textContent = part.querySelector('a > span').textContent
    }
  }
  const goTo = seconds => {
    wanted = Math.min(Math.max(seconds, 0), Math.max(length() - 0.5, 0))
    if (audio.readyState) audio.currentTime = wanted
    else audio.load()
    keep(true)
    show()
  }
  const keep = always => {
    const now = place()
    if (!always && Math.abs(now - keptAt) < 5) return
    keptAt = now
    device.set(key, String(Math.floor(now)))
  }

  audio.addEventListener('loadedmetadata', () => { if (wanted) audio.currentTime = wanted; show() })
  audio.addEventListener('timeupdate', () => { show(); keep(false) })
  audio.addEventListener('ended', () => { wanted = 0; device.set(key, '0') })
  audio.addEventListener('error', () => { find('kept').textContent = 'It does not play just now. Every word is below.' })
  for (const state of ['play', 'pause']) {
    audio.addEventListener(state, () => {
      toggle.setAttribute('aria-label', audio.paused ? 'Play' : 'Pause')
      for (const sign of player.querySelectorAll('[data-when]')) {
        sign.hidden = (sign.dataset.when === 'paused') !== audio.paused
      }
      if (audio.paused) keep(true)
      else find('kept').textContent = ''
      show()
    })
  }
  toggle.addEventListener('click', () => { audio.paused ? audio.play().catch(() => {}) : audio.pause() })
  for (const button of player.querySelectorAll('[data-skip]')) {
    button.addEventListener('click', () => goTo(place() + Number(button.dataset.skip)))
  }
  seek.addEventListener('input', () => goTo(Number(seek.value)))
  speed.addEventListener('change', () => { audio.playbackRate = Number(speed.value); device.set('podcast.speed', speed.value) })
  if ([...speed.options].some(option => option.value === device.get('podcast.speed'))) speed.value = device.get('podcast.speed')
  audio.defaultPlaybackRate = audio.playbackRate = Number(speed.value)
  for (const link of document.querySelectorAll('[data-seek]')) {
    link.addEventListener('click', event => {
      event.preventDefault()
      goTo(Number(link.dataset.seek))
      audio.play().catch(() => {})
    })
  }
  show()
}

if (player) begin()
