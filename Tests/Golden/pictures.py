"""Decodes the pictures that a program draws on a terminal, sharing no code with it, and tells them in a few words."""
import base64, re


def kitty(pieces):
    """kitty's graphics protocol: the keys of the first piece, the base64 of all of them."""
    keys = {k.decode(): v.decode() for k, v in pieces[0][0].items()}
    if any(len(body) > 4096 for _, body in pieces): return "kitty: a piece of more than 4096 bytes"
    width, height = int(keys["s"]), int(keys["v"])
    data = base64.b64decode(b"".join(body for _, body in pieces), validate=True)
    if keys["f"] != "24" or len(data) != width * height * 3: return f"kitty: {len(data)} bytes for {width} × {height}"
    return f"kitty {width} × {height} over {keys['c']} × {keys['r']} cells, {telling(data, width, height)}"


def sixel(data):
    """DEC's sixels: six rows of pixels a character, run lengths, colours in per cent."""
    text = data.decode("ascii")
    head = re.match(r'[0-9;]*q"1;1;(\d+);(\d+)', text)
    width, height = int(head[1]), int(head[2])
    pixels = [None] * (width * height)
    palette, colour, x, top = {}, 0, 0, 0
    for set_number, definition, count, cell, sign in re.findall(r"#(\d+)((?:;\d+){4})?|!(\d+)([?-~])|([?-~$-])", text[head.end():]):
        if set_number:
            colour = int(set_number)
            if definition: palette[colour] = bytes((int(part) * 255 + 50) // 100 for part in definition.split(";")[2:])
        elif sign == "$": x = 0
        elif sign == "-": x, top = 0, top + 6
        else:
            mask = ord(cell or sign) - 63
            for _ in range(int(count or 1)):
                for y in range(6):
                    if mask >> y & 1:
                        if x >= width or top + y >= height: return "sixel: pixels outside of the picture"
                        pixels[(top + y) * width + x] = palette[colour]
                x += 1
    if None in pixels: return f"sixel: {pixels.count(None)} of {len(pixels)} pixels are not drawn"
    return f"sixel {width} × {height}, {len(palette)} colours, {telling(b''.join(pixels), width, height)}"


def telling(data, width, height):
    """The mean colours of the four quarters and of the middle."""
    def mean(x0, x1, y0, y1):
        sums, count = [0, 0, 0], 0
        for y in range(int(y0 * height), int(y1 * height)):
            for x in range(int(x0 * width), int(x1 * width)):
                at = (y * width + x) * 3
                for channel in range(3): sums[channel] += data[at + channel]
                count += 1
        return "#" + "".join(f"{s // max(1, count):02x}" for s in sums)
    places = [(0, .5, 0, .5), (.5, 1, 0, .5), (0, .5, .5, 1), (.5, 1, .5, 1), (.4, .6, .4, .6)]
    return " ".join(mean(*place) for place in places)
