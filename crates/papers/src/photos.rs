//! Photographs of one paper bound into one PDF, a page each.
//!
//! JPEG goes in byte by byte as it came: it is evidence. PNG has no such form in a PDF and is packed anew, losing
//! nothing but depth beyond eight bits. Nothing in the file tells when it was made: the same photographs give the
//! same bytes.

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::writers::ImageXObject;
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref};

/// A photograph as it came.
#[derive(Clone, Debug)]
pub struct Photo {
    /// Its name, for whoever has to be told of it.
    pub name: String,
    /// JPEG or PNG.
    pub bytes: Vec<u8>,
}

/// Why photographs could not be bound. Names the photograph.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unbindable {
    /// Cut off, damaged, or of a kind that no PDF shows.
    #[error("{0} is damaged")]
    Broken(String),
    /// More pixels than are unpacked, or shown.
    #[error("{0} is too large")]
    Large(String),
}

/// A4 upright, in points.
const A4: (f32, f32) = (595.276, 841.89);
/// The longest side of a photograph, in pixels.
const SIDE_MAX: u32 = 30_000;
/// The most pixels of a PNG: it is unpacked in memory, at four bytes each.
const PIXELS_MAX: u64 = 40_000_000;
/// The name by which a page knows its photograph.
const IMAGE: Name<'static> = Name(b"I");

/// Binds photographs into a PDF, in their order.
///
/// # Errors
/// If one of them is broken or has too many pixels.
pub fn bind(photos: &[Photo]) -> Result<Vec<u8>, Unbindable> {
    let mut next = 1;
    let mut id = || {
        next += 1;
        Ref::new(next - 1)
    };
    let mut pdf = Pdf::new();
    let (catalog, tree) = (id(), id());
    pdf.catalog(catalog).pages(tree);
    let mut pages = vec![];
    for photo in photos {
        let picture = read(photo)?;
        let (page_id, image_id, content_id, mask_id) = (id(), id(), id(), id());
        let (paper, placed) = placed(&picture);
        let mut page = pdf.page(page_id);
        page.media_box(Rect::new(0.0, 0.0, paper.0, paper.1)).parent(tree).contents(content_id);
        page.resources().x_objects().pair(IMAGE, image_id);
        page.finish();
        let mut content = Content::new();
        content.save_state().transform(placed).x_object(IMAGE).restore_state();
        pdf.stream(content_id, &content.finish());
        let packed = picture.packed.as_ref();
        let data = packed.map_or(photo.bytes.as_slice(), |p| p.colours.as_slice());
        let mut image = pdf.image_xobject(image_id, data);
        image.filter(if packed.is_some() { Filter::FlateDecode } else { Filter::DctDecode });
        sized(&mut image, &picture);
        match picture.channels {
            1 => image.color_space().device_gray(),
            4 => image.color_space().device_cmyk(),
            _ => image.color_space().device_rgb(),
        }
        if picture.inverted {
            image.decode([1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0]);
        }
        let mask = packed.and_then(|p| p.alpha.as_ref());
        if mask.is_some() {
            image.s_mask(mask_id);
        }
        image.finish();
        if let Some(mask) = mask {
            let mut image = pdf.image_xobject(mask_id, mask);
            image.filter(Filter::FlateDecode);
            sized(&mut image, &picture);
            image.color_space().device_gray();
        }
        pages.push(page_id);
    }
    let count = i32::try_from(pages.len()).unwrap_or(i32::MAX);
    pdf.pages(tree).kids(pages).count(count);
    Ok(pdf.finish())
}

fn sized(image: &mut ImageXObject<'_>, picture: &Picture) {
    // Both are bounded far below.
    let number = |side: u32| i32::try_from(side).unwrap_or(i32::MAX);
    image.width(number(picture.width)).height(number(picture.height)).bits_per_component(8);
}

/// What is known of a photograph.
#[derive(Debug)]
struct Picture {
    width: u32,
    height: u32,
    channels: u8,
    /// Adobe's way of writing CMYK.
    inverted: bool,
    /// 1 to 8, as EXIF counts.
    orientation: u16,
    /// None of a JPEG, which goes in as it came.
    packed: Option<Packed>,
}

#[derive(Debug)]
struct Packed {
    colours: Vec<u8>,
    alpha: Option<Vec<u8>>,
}

fn read(photo: &Photo) -> Result<Picture, Unbindable> {
    let broken = || Unbindable::Broken(photo.name.clone());
    let large = || Unbindable::Large(photo.name.clone());
    if photo.bytes.starts_with(&[0xFF, 0xD8]) {
        let picture = jpeg(&photo.bytes).ok_or_else(broken)?;
        return if picture.width.max(picture.height) > SIDE_MAX { Err(large()) } else { Ok(picture) };
    }
    let limits = png::Limits { bytes: 64 * 1024 * 1024 };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(photo.bytes.as_slice()), limits);
    let header = decoder.read_header_info().map_err(|_| broken())?;
    let (width, height) = (header.width, header.height);
    if u64::from(width) * u64::from(height) > PIXELS_MAX || width.max(height) > SIDE_MAX {
        return Err(large());
    }
    unpacked(decoder).ok_or_else(broken)
}

fn unpacked(mut decoder: png::Decoder<Cursor<&[u8]>>) -> Option<Picture> {
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut pixels).ok()?;
    pixels.truncate(frame.buffer_size());
    let (channels, alpha) = match frame.color_type {
        png::ColorType::Grayscale => (1, false),
        png::ColorType::GrayscaleAlpha => (1, true),
        png::ColorType::Rgb => (3, false),
        png::ColorType::Rgba => (3, true),
        png::ColorType::Indexed => return None,
    };
    let orientation = reader.info().exif_metadata.as_deref().and_then(orientation).unwrap_or(1);
    let packed = if alpha {
        let colours = pixels.chunks_exact(channels + 1).map(|p| &p[..channels]);
        let masks = pixels.chunks_exact(channels + 1).map(|p| &p[channels..]);
        Packed { colours: pack(colours)?, alpha: Some(pack(masks)?) }
    } else {
        Packed { colours: pack([pixels.as_slice()].into_iter())?, alpha: None }
    };
    Some(Picture {
        width: frame.width,
        height: frame.height,
        channels: u8::try_from(channels).ok()?,
        inverted: false,
        orientation,
        packed: Some(packed),
    })
}

fn pack<'a>(bytes: impl Iterator<Item = &'a [u8]>) -> Option<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(vec![], Compression::default());
    let mut waiting = Vec::with_capacity(64 * 1024);
    for piece in bytes {
        waiting.extend_from_slice(piece);
        if waiting.len() >= 60 * 1024 {
            encoder.write_all(&waiting).ok()?;
            waiting.clear();
        }
    }
    encoder.write_all(&waiting).ok()?;
    encoder.finish().ok()
}

/// The markers of a JPEG up to its picture; none if it has no such picture or does not end.
fn jpeg(bytes: &[u8]) -> Option<Picture> {
    let (mut at, mut frame, mut turned, mut adobe) = (2, None, 1, false);
    loop {
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        at += 2;
        match marker {
            // Filled up with more of the same.
            0xFF => {
                at -= 1;
                continue;
            }
            0x01 | 0xD0..=0xD7 => continue,
            _ => {}
        }
        let length = usize::from(number(bytes, at, false)?);
        let segment = bytes.get(at + 2..at + length.max(2))?;
        match marker {
            // Baseline, extended and progressive: what a PDF shows, at eight bits.
            0xC0..=0xC2 if segment.first() == Some(&8) => {
                frame = Some((number(segment, 3, false)?, number(segment, 1, false)?, *segment.get(5)?));
            }
            // The other ways to write a picture, and the end before there was one.
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF | 0xD9 => return None,
            0xE1 => {
                turned = segment.strip_prefix(b"Exif\0\0").and_then(orientation).unwrap_or(turned);
            }
            0xEE => adobe |= segment.starts_with(b"Adobe"),
            0xDA => break,
            _ => {}
        }
        at += length.max(2);
    }
    let (width, height, channels) = frame?;
    let ends = bytes.get(at..)?.windows(2).any(|w| w == [0xFF, 0xD9]);
    if !ends || width == 0 || height == 0 || !matches!(channels, 1 | 3 | 4) {
        return None;
    }
    Some(Picture {
        width: width.into(),
        height: height.into(),
        channels,
        inverted: adobe && channels == 4,
        orientation: turned,
        packed: None,
    })
}

fn number(bytes: &[u8], at: usize, little: bool) -> Option<u16> {
    let pair = [*bytes.get(at)?, *bytes.get(at + 1)?];
    Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
}

/// How the camera was held, by EXIF: 1 to 8.
fn orientation(exif: &[u8]) -> Option<u16> {
    let little = match exif.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let long = |at: usize| {
        let (first, second) = (number(exif, at, little)?, number(exif, at + 2, little)?);
        let (high, low) = if little { (second, first) } else { (first, second) };
        usize::try_from(u32::from(high) << 16 | u32::from(low)).ok()
    };
    let first = long(4)?;
    let count = number(exif, first, little)?;
    let entries = (0..usize::from(count)).map(|n| first + 2 + n * 12);
    let entry =
        entries.take_while(|e| e + 12 <= exif.len()).find(|e| number(exif, *e, little) == Some(0x0112))?;
    number(exif, entry + 8, little).filter(|turned| (1..=8).contains(turned))
}

/// The sheet, upright or on its side as the photograph is seen, and where on it the photograph lies: as large as it can
/// be, in the middle.
fn placed(picture: &Picture) -> ((f32, f32), [f32; 6]) {
    #[expect(clippy::cast_precision_loss, reason = "sides are far below 2^24")]
    let (stored_width, stored_height) = (picture.width as f32, picture.height as f32);
    let on_its_side = picture.orientation >= 5;
    let seen = if on_its_side { (stored_height, stored_width) } else { (stored_width, stored_height) };
    let sheet = if seen.0 > seen.1 { (A4.1, A4.0) } else { A4 };
    let scale = (sheet.0 / seen.0).min(sheet.1 / seen.1);
    let (w, h) = (seen.0 * scale, seen.1 * scale);
    let (x, y) = ((sheet.0 - w) / 2.0, (sheet.1 - h) / 2.0);
    // A picture is a square of one by one from its lower left corner; these say where its sides and that corner go.
    let matrix = match picture.orientation {
        2 => [-w, 0.0, 0.0, h, x + w, y],
        3 => [-w, 0.0, 0.0, -h, x + w, y + h],
        4 => [w, 0.0, 0.0, -h, x, y + h],
        5 => [0.0, -h, -w, 0.0, x + w, y + h],
        6 => [0.0, -h, w, 0.0, x, y + h],
        7 => [0.0, h, w, 0.0, x, y],
        8 => [0.0, h, -w, 0.0, x + w, y],
        _ => [w, 0.0, 0.0, h, x, y],
    };
    (sheet, matrix)
}
